import { Module } from '@nestjs/common';
import { AlertDelivery } from './alerts/alert-delivery';
import { AlertHttp } from './alerts/alert-http';
import { AlertMetrics } from './alerts/alert-metrics';
import { AlertRepository } from './alerts/alert.repository';
import { Alerts } from './alerts/alerts';
import { AlertsConsumer } from './alerts/alerts.consumer';
import { PostAlertUseCase } from './alerts/post-alert.use-case';
import { RunAlerts } from './alerts/run-alerts';
import { CancelCounterfactualUseCase } from './counterfactual/cancel-counterfactual.use-case';
import { ComparedDocuments } from './counterfactual/compared-documents';
import { CounterfactualsConsumer } from './counterfactual/counterfactuals.consumer';
import { DifferingCommandsAnswerer } from './counterfactual/differing-commands.answerer';
import { PlayCounterfactuals } from './counterfactual/play-counterfactuals.use-case';
import { StartCounterfactualUseCase } from './counterfactual/start-counterfactual.use-case';
import { StoryReader } from './counterfactual/story.reader';
import { CounterfactualRepository } from './database/counterfactual.repository';
import { OrderEventRepository } from './database/order-event.repository';
import { RunRepository } from './database/run.repository';
import { TimerRepository } from './database/timer.repository';
import { WorkflowRepository } from './database/workflow.repository';
import { EmailsConsumer } from './emails/emails.consumer';
import { Mailer } from './emails/mailer';
import { OrderPayments } from './emails/order-payments';
import { MailPaymentLinkUseCase } from './emails/mail-payment-link.use-case';
import { SendEmailUseCase } from './emails/send-email.use-case';
import { ExpectationRepository } from './database/expectation.repository';
import { FetchCommands } from './watch-expectations/fetch-commands';
import { PublishedExpectations } from './watch-expectations/published-expectations';
import { WatchExpectations } from './watch-expectations/watch-expectations.use-case';
import { FireTimers } from './fire-timers/fire-timers.use-case';
import { ForgetBodies } from './forget-bodies/forget-bodies.use-case';
import { RunFiguresController } from './figures/run-figures.controller';
import { OrderSituationController } from './order-situation/order-situation.controller';
import { OrderSituationReader } from './order-situation/order-situation.reader';
import { QueriesController } from './queries/queries.controller';
import { TwinController } from './queries/twin.controller';
import { RunReader } from './queries/run.reader';
import { WorkflowReader } from './queries/workflow.reader';
import { ResolveApprovalUseCase } from './resolve-approval/resolve-approval.use-case';
import { RestartRunUseCase } from './restart-run/restart-run.use-case';
import { RunKeeper } from './runs/run-keeper';
import { SettleStepConsumer } from './settle-step/settle-step.consumer';
import { SettleStepUseCase } from './settle-step/settle-step.use-case';
import { EventsConsumer } from './take-event/events.consumer';
import { TakeEvent } from './take-event/take-event.use-case';
import { RunTimeline } from './timeline/run-timeline';
import { InstallTemplates } from './workflows/install-templates';
import { PublishWorkflowUseCase } from './workflows/publish-workflow.use-case';
import { PublishedDocuments } from './workflows/published-documents';
import { SaveDraft } from './workflows/save-draft.use-case';
import { WorkflowsConsumer } from './workflows/workflows.consumer';

@Module({
  controllers: [
    EventsConsumer,
    SettleStepConsumer,
    EmailsConsumer,
    AlertsConsumer,
    WorkflowsConsumer,
    CounterfactualsConsumer,
    DifferingCommandsAnswerer,
    QueriesController,
    TwinController,
    OrderSituationController,
    RunFiguresController,
  ],
  providers: [
    AlertMetrics,
    OrderEventRepository,
    RunRepository,
    TimerRepository,
    WorkflowRepository,
    CounterfactualRepository,
    StoryReader,
    StartCounterfactualUseCase,
    CancelCounterfactualUseCase,
    ComparedDocuments,
    PlayCounterfactuals,
    AlertRepository,
    PublishedDocuments,
    InstallTemplates,
    RunTimeline,
    RunAlerts,
    Alerts,
    AlertDelivery,
    AlertHttp,
    RunKeeper,
    TakeEvent,
    SettleStepUseCase,
    FireTimers,
    ExpectationRepository,
    FetchCommands,
    PublishedExpectations,
    WatchExpectations,
    ForgetBodies,
    SendEmailUseCase,
    Mailer,
    OrderPayments,
    MailPaymentLinkUseCase,
    PostAlertUseCase,
    SaveDraft,
    PublishWorkflowUseCase,
    ResolveApprovalUseCase,
    RestartRunUseCase,
    WorkflowReader,
    RunReader,
    OrderSituationReader,
  ],
})
export class AppModule {}
