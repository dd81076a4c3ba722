-- The engine's id of the task, so that whoever comes second to it learns whether it was he himself who was first.
alter table task_act add column engine_task varchar(64);
create index task_act_engine_task on task_act (engine_task);
