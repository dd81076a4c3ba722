-- The default rule sets. Every figure says where it comes from; an office edits its own set, not the code.
insert into rule_set (code, title) values
    ('inspection-2024', '巡察整改规则（2024年修订后）'),
    ('inspection-before-2024', '巡察整改规则（2024年修订前）');

insert into rule_figure (rule_set, name, figure, unit, source) values
    ('inspection-2024', 'concentratedPeriod', 6, 'month', '《中国共产党巡视工作条例》2024年修订：集中整改期自反馈之日起6个月'),
    ('inspection-before-2024', 'concentratedPeriod', 2, 'month', '《中国共产党巡视工作条例》2024年修订前：自反馈之日起2个月内报送整改情况');

insert into rule_figure (rule_set, name, figure, unit, source)
select s.code, f.name, f.figure, f.unit, f.source
from rule_set s cross join (values
    ('cadence', 14, 'day', '2024年2月2日公开通报第一部分（三）：两周一通报'),
    ('studyFeedback', 5, 'working-day', '系统默认值，各地可调整'),
    ('preparePlan', 10, 'working-day', '系统默认值，各地可调整'),
    ('approvePlan', 3, 'working-day', '系统默认值，各地可调整'),
    ('confirmPlan', 9, 'working-day', '2024年2月2日公开通报第一部分（二）：7月31日审定方案，8月11日书记专题会议完善'),
    ('holdLifeMeeting', 10, 'working-day', '系统默认值，各地可调整'),
    ('prepareProgressReport', 10, 'working-day', '系统默认值，各地可调整'),
    ('approveCircular', 5, 'working-day', '系统默认值，各地可调整'),
    ('trackRemaining', 20, 'working-day', '系统默认值，各地可调整'),
    ('checkBulletin', 1, 'working-day', '系统默认值，各地可调整'),
    ('hearBulletin', 3, 'working-day', '系统默认值，各地可调整'),
    ('acceptItem', 2, 'working-day', '巡察整改惯例：收到任务后2个工作日内签收'),
    ('reassignItem', 2, 'working-day', '系统默认值，各地可调整'),
    ('proposeMeasures', 5, 'working-day', '系统默认值，各地可调整'),
    ('reviewMeasures', 3, 'working-day', '系统默认值，各地可调整'),
    ('decideExtension', 2, 'working-day', '系统默认值，各地可调整'),
    ('verifyItem', 5, 'working-day', '系统默认值，各地可调整'),
    ('signOffLeader', 3, 'working-day', '系统默认值，各地可调整'),
    ('signOffSecretary', 3, 'working-day', '系统默认值，各地可调整'),
    ('recordResolution', 10, 'working-day', '系统默认值，各地可调整'),
    ('confirmReceipt', 2, 'working-day', '系统默认值，各地可调整')
) as f (name, figure, unit, source);
