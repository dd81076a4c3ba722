-- What findings, reports, files and documents are found by, in plain spelling; V65_2 writes those of older rows. The whole
-- text of a finding stands apart: it is searched for those only who may see all of it.
alter table finding add column words varchar;
alter table finding add column text_words varchar;
alter table fortnightly_report add column words varchar;
alter table evidence add column words varchar;
alter table document_file add column words varchar;
