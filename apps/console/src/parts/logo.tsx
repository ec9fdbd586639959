export function Logo({ size = 28 }: { readonly size?: number }) {
  return <img src="/tillbridge.svg" width={size} height={size} alt="" />;
}
