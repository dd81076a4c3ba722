-- What is written down stays: no row of these tables is changed or deleted, whoever tries it.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name;
end
$$;
create trigger event_append_only before update or delete on event
    for each row execute function refuse_change();
create trigger event_not_emptied before truncate on event
    for each statement execute function refuse_change();
create trigger item_comment_append_only before update or delete on item_comment
    for each row execute function refuse_change();
create trigger item_comment_not_emptied before truncate on item_comment
    for each statement execute function refuse_change();
create trigger access_log_append_only before update or delete on access_log
    for each row execute function refuse_change();
create trigger access_log_not_emptied before truncate on access_log
    for each statement execute function refuse_change();
create trigger task_act_append_only before update or delete on task_act
    for each row execute function refuse_change();
create trigger task_act_not_emptied before truncate on task_act
    for each statement execute function refuse_change();
create trigger refused_act_append_only before update or delete on refused_act
    for each row execute function refuse_change();
create trigger refused_act_not_emptied before truncate on refused_act
    for each statement execute function refuse_change();
create trigger plan_edit_append_only before update or delete on plan_edit
    for each row execute function refuse_change();
create trigger plan_edit_not_emptied before truncate on plan_edit
    for each statement execute function refuse_change();
