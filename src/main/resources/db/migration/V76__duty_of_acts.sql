-- What duty (职责) the task was whose act this is; rows of before it are told by the key of the task.
alter table task_act add column duty varchar(40);
alter table deputy_act add column duty varchar(40);
