/*
 * Rules for bpmnlint as Camunda Modeler takes them from a plug-in. They tell early what the check of the server tells for
 * certain; the server's check has many more. The contract below is written by ModelerPluginTest.
 */
(function () {
  'use strict';

  // <contract>
  const contract = {"processes":["rectification-round","fortnightly-report","rectification-item","extension","waiting","verification","sign-off","standing-review","meeting-decision","escalation","referral"],"steps":{"archiveRoundDelegate":["rectification-round"],"askAgainDelegate":["rectification-round"],"askForReportDelegate":["rectification-item"],"askForReportsDelegate":["fortnightly-report"],"assessStallsDelegate":["fortnightly-report"],"callOffTalkDelegate":["escalation"],"carryOverItemsDelegate":["rectification-round"],"climbLadderDelegate":["fortnightly-report"],"closeItemDelegate":["rectification-item"],"closeReportsDelegate":["fortnightly-report"],"compileBulletinDelegate":["fortnightly-report"],"endEpisodesDelegate":["fortnightly-report"],"endSupervisionDelegate":["escalation"],"gatherStallFactsDelegate":["fortnightly-report"],"nameInBulletinDelegate":["escalation"],"openPeriodDelegate":["rectification-round"],"openSupervisionDelegate":["escalation"],"openTalkDelegate":["escalation"],"openWeekDelegate":["escalation"],"publishBulletinDelegate":["fortnightly-report"],"recordMissedWeekDelegate":["escalation"],"recordStallReasonsDelegate":["fortnightly-report"],"referToDisciplineDelegate":["escalation"],"remindDelegate":[],"reopenItemDelegate":["standing-review"],"returnToWorkDelegate":["rectification-item"],"sendReminderLetterDelegate":["escalation"],"settleJointCheckDelegate":["verification"],"startItemsDelegate":["rectification-round"],"startReviewsDelegate":["rectification-item"],"unknownAnswerDelegate":[],"warnDeadlinesDelegate":["rectification-round"]},"tasks":{"acceptItemListener":{"process":"rectification-item","duty":"report"},"approveCircularListener":{"process":"rectification-round","duty":"decide"},"approvePlanListener":{"process":"rectification-round","duty":"decide"},"arrangeTalkListener":{"process":"escalation","duty":"handle"},"askAgainListener":{"process":"waiting","duty":"report"},"carryOutDecisionListener":{"process":"meeting-decision","duty":"report"},"checkBulletinListener":{"process":"fortnightly-report","duty":"handle"},"checkExplanationListener":{"process":"escalation","duty":"handle"},"coVerifyItemListener":{"process":"verification","duty":"verify"},"confirmDecisionListener":{"process":"meeting-decision","duty":"handle"},"confirmPlanListener":{"process":"rectification-round","duty":"decide"},"confirmReceiptListener":{"process":"escalation","duty":"report"},"confirmStandingListener":{"process":"standing-review","duty":"handle"},"confirmSumsListener":{"process":"sign-off","duty":"sums"},"decideExtensionListener":{"process":"extension","duty":"extensionDecision"},"handleReboundListener":{"process":"standing-review","duty":"handle"},"hearBulletinListener":{"process":"fortnightly-report","duty":"decide"},"holdLifeMeetingListener":{"process":"rectification-round","duty":"handle"},"liftSupervisionListener":{"process":"escalation","duty":"decide"},"preparePlanListener":{"process":"rectification-round","duty":"handle"},"prepareProgressReportListener":{"process":"rectification-round","duty":"handle"},"proposeMeasuresListener":{"process":"rectification-item","duty":"report"},"reassignItemListener":{"process":"rectification-item","duty":"handle"},"recordOutcomeListener":{"process":"referral","duty":"handle"},"recordResolutionListener":{"process":"sign-off","duty":"resolution"},"recordTalkListener":{"process":"escalation","duty":"handle"},"renewDecisionListener":{"process":"meeting-decision","duty":"decide"},"reportProgressListener":{"process":"rectification-item","duty":"report"},"reportStandingListener":{"process":"standing-review","duty":"report"},"reportSupervisionListener":{"process":"escalation","duty":"report"},"reviewExtensionListener":{"process":"extension","duty":"extensionOpinion"},"reviewMeasuresListener":{"process":"rectification-item","duty":"handle"},"signOffLeaderListener":{"process":"sign-off","duty":"leaderSignature"},"signOffSecretaryListener":{"process":"sign-off","duty":"secretarySignature"},"studyFeedbackListener":{"process":"rectification-round","duty":"handle"},"submitExplanationListener":{"process":"escalation","duty":"report"},"takeChargeListener":{"process":"escalation","duty":"decide"},"trackRemainingListener":{"process":"rectification-round","duty":"handle"},"verifyItemListener":{"process":"verification","duty":"verify"}},"duties":{"report":"填报","handle":"经办","decide":"领导决定","review":"审核","verify":"核验","leaderSignature":"责任领导审批销号","secretarySignature":"主要领导审批销号","resolution":"登记决议","sums":"核实资金","extensionOpinion":"延期意见","extensionDecision":"延期审批"},"views":["agenda","checkedOn","concentratedEnd","conclusions","confirmations","decisions","earlier","episode","extensionVerdicts","finalVerdicts","item","leadUnit","leader","leaders","letter","measures","meetingDecision","openMeasures","opinion","period","planVerdicts","progress","progressReport","recorders","referral","remark","requests","round","signOff","standing","supervisor","supervisors","talkers","units","verification","verifying"],"messages":["rectification.askAgainDue","rectification.carriedOver","rectification.conditionMet","rectification.decisionEnded","rectification.decisionRenewed","rectification.extensionRequested","rectification.itemReopened","rectification.itemsClosed","rectification.reportDue","rectification.reportMissed","rectification.stallEnded","rectification.stalled","rectification.waitingEnded"]};
  // </contract>

  const OWN = /^(item|round|period|episode)-[a-z0-9-]+$/;

  const is = (node, ...types) => types.some(type => node.$instanceOf && node.$instanceOf('bpmn:' + type));
  const extensions = (node, type) =>
    ((node.extensionElements && node.extensionElements.values) || []).filter(value => value.$type === 'camunda:' + type);
  const property = (node, name) =>
    extensions(node, 'Properties')
      .flatMap(all => all.values || [])
      .filter(one => one.name === name)
      .map(one => one.value)[0];
  const bean = expression => (/^\s*[$#]\{\s*(\w+)\s*\}\s*$/.exec(expression || '') || [])[1];
  const processOf = node => (!node || is(node, 'Process') ? node && node.id : processOf(node.$parent));
  const words = list => list.join('、');

  const RULES = {
    'own-process': node => {
      if (is(node, 'Process') && !contract.processes.includes(node.id) && !OWN.test(node.id)) {
        return '流程编号要么是现有流程的，要么以 item-、round-、period- 或 episode- 开头，说明它办的是事项、轮次、通报期还是督办';
      }
    },
    'time-to-live': node => {
      if (is(node, 'Process') && !node.get('camunda:historyTimeToLive')) {
        return '没有填历史保留天数（History cleanup > Time to live）';
      }
    },
    'known-step': node => {
      if (!is(node, 'ServiceTask', 'SendTask')) {
        return undefined;
      }
      const name = bean(node.get('camunda:delegateExpression'));
      const step = contract.steps[name];
      if (!step) {
        return '服务任务要用系统已有的步骤：在属性面板选一个“整改”模板';
      }
      if (step.length && !step.includes(processOf(node))) {
        return `步骤 ${name} 只能用在流程 ${words(step)} 里`;
      }
    },
    'known-listener': node => {
      if (!is(node, 'UserTask')) {
        return undefined;
      }
      for (const listener of extensions(node, 'TaskListener')) {
        const name = bean(listener.delegateExpression);
        const task = contract.tasks[name];
        if (!task) {
          return '任务监听器要用系统已有的：在属性面板选一个“整改”模板';
        }
        if (task.process !== processOf(node)) {
          return `监听器 ${name} 只能用在流程 ${task.process} 里`;
        }
        if (task.duty !== property(node, 'duty')) {
          return `用监听器 ${name} 的任务，职责（duty）应为 ${task.duty}`;
        }
      }
    },
    duty: node => {
      if (is(node, 'UserTask') && !Object.keys(contract.duties).includes(property(node, 'duty'))) {
        const known = Object.entries(contract.duties).map(([code, word]) => `${code}（${word}）`);
        return `任务没有写明职责。请加扩展属性 duty，取值：${words(known)}`;
      }
    },
    offered: node => {
      if (is(node, 'UserTask') && !['assignee', 'candidateGroups', 'candidateUsers'].some(key => node.get('camunda:' + key))) {
        return '任务没有人办：请填候选组或候选人';
      }
    },
    form: node => {
      if (is(node, 'UserTask') && !node.get('camunda:formRef')) {
        return '任务没有表单：请选 Camunda Forms，填表单编号';
      }
    },
    views: node => {
      const named = is(node, 'UserTask') && property(node, 'views');
      const unknown = named ? named.split(',').map(view => view.trim()).filter(view => !contract.views.includes(view)) : [];
      return unknown.length ? `没有这样的资料：${words(unknown)}` : undefined;
    },
    'no-code': node => {
      const code = ['class', 'expression', 'resource'].some(key => node.get('camunda:' + key));
      if (is(node, 'ScriptTask') || (is(node, 'Activity') && code) || extensions(node, 'Connector').length) {
        return '模型里不能写脚本、Java 类和连接器：请改用“整改”模板里的步骤';
      }
    },
    message: node => {
      if (is(node, 'Message') && !contract.messages.includes(node.name) && !/^\$/.test(node.name || '')) {
        return `没有谁收发消息“${node.name}”。系统用的消息：${words(contract.messages)}`;
      }
    },
    'default-flow': node => {
      if (is(node, 'ExclusiveGateway') && (node.outgoing || []).length > 1 && !node.default) {
        return '网关没有默认流向：意见对不上时流程会停住';
      }
    },
    told: node => {
      if (is(node, 'Activity', 'Gateway') && !(node.documentation || []).some(text => (text.text || '').trim())) {
        return '没有说明：请在 Documentation 里用一句话说明这一步';
      }
    }
  };

  const WARNINGS = ['told'];
  const PACKAGE = 'bpmnlint-plugin-zhenggai';

  const rule = name => () => ({
    check(node, reporter) {
      const said = RULES[name](node);
      if (said) {
        reporter.report(node.id, said);
      }
    }
  });

  const plugin = {
    config: {
      rules: Object.fromEntries(
        Object.keys(RULES).map(name => ['zhenggai/' + name, WARNINGS.includes(name) ? 'warn' : 'error']))
    },
    resolver: {
      resolveRule(pkg, name) {
        if (pkg !== PACKAGE || !RULES[name]) {
          throw new Error(`unknown rule <${pkg}/${name}>`);
        }
        return rule(name);
      },
      resolveConfig(pkg, name) {
        throw new Error(`unknown config <${pkg}/${name}>`);
      }
    }
  };

  window.plugins = window.plugins || [];
  window.plugins.push({ plugin, type: 'lintRules.bpmn' });
})();
