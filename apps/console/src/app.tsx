import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { areas } from './pages/areas';
import { Loading } from './parts/loading';
import { ProblemNote } from './parts/problem-note';
import { SessionProvider, useSessionQuery } from './session/session';
import { SignInPage } from './session/sign-in-page';
import { NotFoundPage } from './shell/not-found-page';
import { Shell } from './shell/shell';

/** Nobody signed in: the sign-in page, at whatever address, so that a deep link leads on afterwards. */
export function App() {
  const session = useSessionQuery();
  if (session.isPending) return <Loading />;
  if (session.isError) return <ProblemNote error={session.error} retry={() => void session.refetch()} />;
  if (session.data === null) return <SignInPage />;
  return (
    <SessionProvider session={session.data}>
      <BrowserRouter>
        <Routes>
          <Route element={<Shell />}>
            <Route index element={<Navigate to={areas[0]?.menu[0]?.path ?? '/orders'} replace />} />
            {areas
              .flatMap(({ places }) => places)
              .map(({ path, page: Content }) => (
                <Route key={path} path={path} element={<Content />} />
              ))}
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </BrowserRouter>
    </SessionProvider>
  );
}
