-- The queue of db-scheduler, and what is kept about workers and failures.

CREATE TABLE jobs (
  task_name varchar(100) NOT NULL,
  task_instance varchar(400) NOT NULL,
  task_data ${bytes_type},
  execution_time ${queue_time_type},
  picked boolean NOT NULL,
  picked_by varchar(200),
  last_success ${queue_time_type},
  last_failure ${queue_time_type},
  consecutive_failures integer,
  last_heartbeat ${queue_time_type},
  version bigint NOT NULL,
  priority smallint,
  state varchar(50),
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX jobs_execution_time ON jobs (execution_time);
CREATE INDEX jobs_last_heartbeat ON jobs (last_heartbeat);

CREATE TABLE workers (
  id varchar(200) PRIMARY KEY,
  host varchar(200) NOT NULL,
  process_id bigint NOT NULL,
  queues text NOT NULL,
  started_at ${time_type} NOT NULL,
  heartbeat_at ${time_type} NOT NULL
);

CREATE TABLE job_failures (
  ${serial_key},
  queue varchar(100) NOT NULL,
  job_key varchar(400) NOT NULL,
  attempt integer NOT NULL,
  code varchar(50) NOT NULL,
  message text NOT NULL,
  will_retry boolean NOT NULL,
  created_at ${time_type} NOT NULL
);

CREATE TABLE dead_letters (
  ${serial_key},
  queue varchar(100) NOT NULL,
  job_key varchar(400) NOT NULL,
  payload ${json_type} NOT NULL,
  code varchar(50) NOT NULL,
  message text NOT NULL,
  attempts integer NOT NULL,
  requeued_at ${time_type},
  created_at ${time_type} NOT NULL
);
CREATE INDEX dead_letters_key ON dead_letters (job_key);
