-- What is written down stays: no row of these tables is changed or deleted, whoever tries it.
create trigger event_append_only before update, delete on event
    for each row call 'org.zhenggai.audit.AppendOnlyTrigger';
create trigger item_comment_append_only before update, delete on item_comment
    for each row call 'org.zhenggai.audit.AppendOnlyTrigger';
create trigger access_log_append_only before update, delete on access_log
    for each row call 'org.zhenggai.audit.AppendOnlyTrigger';
create trigger task_act_append_only before update, delete on task_act
    for each row call 'org.zhenggai.audit.AppendOnlyTrigger';
create trigger refused_act_append_only before update, delete on refused_act
    for each row call 'org.zhenggai.audit.AppendOnlyTrigger';
create trigger plan_edit_append_only before update, delete on plan_edit
    for each row call 'org.zhenggai.audit.AppendOnlyTrigger';
