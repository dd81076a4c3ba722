package org.zhenggai.engine.models.compare;

import static java.util.Map.entry;

import java.util.Map;

/** What people call what stands in models, tables and forms. */
final class Words {

    private static final String MODELER = "{http://camunda.org/schema/modeler/1.0}";

    /** Elements that are parts of a model. */
    static final Map<String, String> PARTS = Map.ofEntries(
            entry("process", "流程"),
            entry("task", "任务"),
            entry("userTask", "用户任务"),
            entry("serviceTask", "自动步骤"),
            entry("scriptTask", "脚本步骤"),
            entry("businessRuleTask", "决策步骤"),
            entry("sendTask", "发送步骤"),
            entry("receiveTask", "等待消息"),
            entry("manualTask", "人工步骤"),
            entry("callActivity", "调用流程"),
            entry("subProcess", "子流程"),
            entry("transaction", "事务"),
            entry("adHocSubProcess", "自由子流程"),
            entry("exclusiveGateway", "网关"),
            entry("parallelGateway", "并行网关"),
            entry("inclusiveGateway", "包容网关"),
            entry("complexGateway", "复杂网关"),
            entry("eventBasedGateway", "事件网关"),
            entry("startEvent", "开始事件"),
            entry("endEvent", "结束事件"),
            entry("boundaryEvent", "边界事件"),
            entry("intermediateCatchEvent", "中间事件"),
            entry("intermediateThrowEvent", "抛出事件"),
            entry("sequenceFlow", "连线"),
            entry("messageFlow", "消息流"),
            entry("message", "消息"),
            entry("signal", "信号"),
            entry("error", "错误"),
            entry("escalation", "升级"),
            entry("itemDefinition", "数据类型"),
            entry("textAnnotation", "注释"),
            entry("association", "注释连线"),
            entry("participant", "泳池"),
            entry("lane", "泳道"),
            entry("collaboration", "协作图"),
            entry("dataObject", "数据"),
            entry("dataObjectReference", "数据对象"),
            entry("dataStore", "数据库"),
            entry("dataStoreReference", "数据存储"),
            entry("category", "类别"),
            entry("group", "分组"),
            entry("inputData", "输入数据"),
            entry("knowledgeSource", "依据来源"),
            entry("businessKnowledgeModel", "业务知识"));

    /** Attributes. No two share a word, and none a word of {@link #ELEMENTS}: one would hide the other. */
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            entry("name", "名称"),
            entry("sourceRef", "起点"),
            entry("targetRef", "终点"),
            entry("default", "默认走向"),
            entry("calledElement", "调用"),
            entry("attachedToRef", "附着于"),
            entry("cancelActivity", "打断原环节"),
            entry("isInterrupting", "打断"),
            entry("isExecutable", "可执行"),
            entry("triggeredByEvent", "由事件触发"),
            entry("isSequential", "逐个办理"),
            entry("messageRef", "消息"),
            entry("signalRef", "信号"),
            entry("errorRef", "错误"),
            entry("escalationRef", "升级"),
            entry("camunda:formRef", "表单"),
            entry("camunda:formRefBinding", "表单绑定"),
            entry("camunda:candidateGroups", "候选组"),
            entry("camunda:candidateUsers", "候选人"),
            entry("camunda:assignee", "办理人"),
            entry("camunda:dueDate", "期限"),
            entry("camunda:followUpDate", "跟进日期"),
            entry("camunda:decisionRef", "决策表"),
            entry("camunda:decisionRefBinding", "决策表绑定"),
            entry("camunda:mapDecisionResult", "结果取法"),
            entry("camunda:resultVariable", "结果存入"),
            entry("camunda:delegateExpression", "委托"),
            entry("camunda:calledElementBinding", "调用绑定"),
            entry("camunda:collection", "逐个取自"),
            entry("camunda:elementVariable", "逐个存入"),
            entry("camunda:asyncBefore", "之前异步"),
            entry("camunda:asyncAfter", "之后异步"),
            entry("camunda:historyTimeToLive", "历史保留"),
            entry("camunda:versionTag", "版本标记"),
            entry("delegateExpression", "由谁处理"),
            entry("event", "时机"),
            entry("value", "值"),
            entry("source", "来自"),
            entry("target", "送到"),
            entry("businessKey", "业务键"),
            entry("hitPolicy", "命中方式"),
            entry("aggregation", "汇总"),
            entry("label", "标签"),
            entry("typeRef", "类型"),
            entry("href", "指向"),
            entry("targetNamespace", "命名空间"),
            entry(MODELER + "executionPlatform", "设计平台"),
            entry(MODELER + "executionPlatformVersion", "设计平台版本"));

    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            entry("conditionExpression", "条件"),
            entry("documentation", "说明"),
            entry("timerEventDefinition", "定时"),
            entry("messageEventDefinition", "消息事件"),
            entry("signalEventDefinition", "信号事件"),
            entry("errorEventDefinition", "错误事件"),
            entry("escalationEventDefinition", "升级事件"),
            entry("terminateEventDefinition", "全部终止"),
            entry("conditionalEventDefinition", "条件事件"),
            entry("multiInstanceLoopCharacteristics", "多人"),
            entry("timeDuration", "时长"),
            entry("timeCycle", "循环"),
            entry("timeDate", "日期"),
            entry("text", "文字"),
            entry("flowNodeRef", "所含环节"),
            entry("camunda:taskListener", "任务监听器"),
            entry("camunda:executionListener", "执行监听器"),
            entry("camunda:inputOutput", "传参"),
            entry("camunda:inputParameter", "输入"),
            entry("camunda:outputParameter", "输出"),
            entry("camunda:in", "传入"),
            entry("camunda:out", "传出"),
            entry("camunda:failedJobRetryTimeCycle", "出错重试"),
            entry("inputExpression", "取自"),
            entry("inputValues", "允许的值"),
            entry("outputValues", "可选结果"),
            entry("informationRequirement", "依据"),
            entry("authorityRequirement", "权威依据"),
            entry("requiredDecision", "决策"),
            entry("requiredInput", "所需输入"),
            entry("literalExpression", "表达式"),
            entry("description", "备注"));

    private static final Map<String, String> FIELDS = Map.ofEntries(
            entry("label", "名称"),
            entry("dateLabel", "日期名称"),
            entry("key", "字段名"),
            entry("path", "列表名"),
            entry("type", "种类"),
            entry("subtype", "细类"),
            entry("action", "动作"),
            entry("description", "提示"),
            entry("text", "文字"),
            entry("values", "选项"),
            entry("valuesKey", "选项取自"),
            entry("valuesExpression", "选项算自"),
            entry("validate.required", "必填"),
            entry("validate.pattern", "格式"),
            entry("validate.minLength", "最少字数"),
            entry("validate.maxLength", "最多字数"),
            entry("validate.min", "最小"),
            entry("validate.max", "最大"),
            entry("conditional.hide", "何时隐藏"),
            entry("defaultValue", "默认值"),
            entry("readonly", "只读"),
            entry("disabled", "停用"),
            entry("executionPlatform", "设计平台"),
            entry("executionPlatformVersion", "设计平台版本"),
            entry("schemaVersion", "格式版本"));

    private static final Map<String, String> FIELD_TYPES = Map.ofEntries(
            entry("textfield", "单行文字"),
            entry("textarea", "多行文字"),
            entry("number", "数字"),
            entry("datetime", "日期时间"),
            entry("select", "下拉选择"),
            entry("radio", "单选"),
            entry("checkbox", "勾选"),
            entry("checklist", "多选"),
            entry("taglist", "多选标签"),
            entry("button", "按钮"),
            entry("text", "说明文字"),
            entry("group", "分组"),
            entry("dynamiclist", "可增减的列表"));

    private Words() {}

    static String attribute(String name) {
        return known(ATTRIBUTES, name);
    }

    static String element(String name) {
        String known = ELEMENTS.get(name);
        return known == null ? "<" + name + ">" : known;
    }

    static String field(String name) {
        return known(FIELDS, name);
    }

    static String fieldType(String type) {
        return known(FIELD_TYPES, type);
    }

    /** A name that is itself the word of another one is marked. */
    private static String known(Map<String, String> words, String name) {
        String word = words.get(name);
        if (word != null) {
            return word;
        }
        return words.containsValue(name) ? "“" + name + "”" : name;
    }
}
