-- Tables of the transient system. Placeholders name the types of the dialect: id_type, json_type,
-- time_type, real_type, serial_key (number that counts up, primary key), now.

CREATE TABLE surveys (
  id ${id_type} PRIMARY KEY,
  name varchar(100) NOT NULL UNIQUE,
  description text,
  base_url varchar(500),
  api_endpoint varchar(500),
  is_active boolean NOT NULL DEFAULT ${true},
  created_at ${time_type} NOT NULL
);

CREATE TABLE observations (
  id ${id_type} PRIMARY KEY,
  survey_id ${id_type} NOT NULL REFERENCES surveys (id),
  observation_id varchar(255) NOT NULL,
  observation_type varchar(20) NOT NULL CHECK (observation_type IN ('reference', 'science')),
  sn_name varchar(200) NOT NULL,
  ra ${real_type} NOT NULL CHECK (ra >= 0 AND ra <= 360),
  dec ${real_type} NOT NULL CHECK (dec >= -90 AND dec <= 90),
  healpix bigint NOT NULL,
  observation_time ${time_type} NOT NULL,
  filter_band varchar(50) NOT NULL,
  exposure_time ${real_type} NOT NULL CHECK (exposure_time > 0),
  fits_url varchar(1200) NOT NULL,
  pixel_scale ${real_type},
  image_width integer,
  image_height integer,
  airmass ${real_type} CHECK (airmass > 0),
  seeing ${real_type} CHECK (seeing > 0),
  mission varchar(50),
  processed_path varchar(1200),
  thumbnail_path varchar(1200),
  metadata ${json_type} NOT NULL,
  status varchar(20) NOT NULL DEFAULT 'ingested',
  status_by varchar(200),
  status_reason text,
  claim varchar(400),
  created_at ${time_type} NOT NULL,
  updated_at ${time_type} NOT NULL,
  UNIQUE (survey_id, observation_id)
);
CREATE INDEX observations_healpix ON observations (healpix);
CREATE INDEX observations_position ON observations (ra, dec);
CREATE INDEX observations_time ON observations (observation_time);
CREATE INDEX observations_status ON observations (status);
CREATE INDEX observations_supernova ON observations (sn_name, observation_type);

CREATE TABLE preprocess_runs (
  id ${id_type} PRIMARY KEY,
  observation_id ${id_type} NOT NULL REFERENCES observations (id),
  status varchar(20) NOT NULL CHECK (status IN ('pending', 'running', 'completed', 'failed')),
  calibration_applied boolean,
  wcs_aligned boolean,
  quality_score ${real_type},
  limiting_flux ${real_type},
  fwhm ${real_type},
  processed_fits_path varchar(1200),
  wcs_info ${json_type},
  metrics ${json_type},
  started_at ${time_type},
  completed_at ${time_type},
  processing_time_seconds ${real_type},
  error_code varchar(50),
  error_message text,
  retry_count integer NOT NULL DEFAULT 0,
  created_at ${time_type} NOT NULL
);
CREATE INDEX preprocess_runs_observation ON preprocess_runs (observation_id);

CREATE TABLE difference_runs (
  id ${id_type} PRIMARY KEY,
  observation_id ${id_type} NOT NULL REFERENCES observations (id),
  reference_observation_id ${id_type} REFERENCES observations (id),
  status varchar(20) NOT NULL CHECK (status IN ('pending', 'running', 'completed', 'failed')),
  algorithm varchar(50) NOT NULL DEFAULT 'zogy',
  parameters ${json_type},
  metrics ${json_type},
  difference_image_path varchar(1200),
  significance_map_path varchar(1200),
  noise_level ${real_type},
  detection_threshold ${real_type},
  candidates_found integer NOT NULL DEFAULT 0,
  started_at ${time_type},
  completed_at ${time_type},
  processing_time_seconds ${real_type},
  error_code varchar(50),
  error_message text,
  retry_count integer NOT NULL DEFAULT 0,
  created_at ${time_type} NOT NULL
);
CREATE INDEX difference_runs_observation ON difference_runs (observation_id);
CREATE INDEX difference_runs_reference ON difference_runs (reference_observation_id);

CREATE TABLE candidates (
  id ${id_type} PRIMARY KEY,
  difference_run_id ${id_type} NOT NULL REFERENCES difference_runs (id),
  observation_id ${id_type} NOT NULL REFERENCES observations (id),
  ra ${real_type} NOT NULL CHECK (ra >= 0 AND ra <= 360),
  dec ${real_type} NOT NULL CHECK (dec >= -90 AND dec <= 90),
  healpix bigint NOT NULL,
  x ${real_type} NOT NULL,
  y ${real_type} NOT NULL,
  pixel_x integer NOT NULL,
  pixel_y integer NOT NULL,
  flux ${real_type},
  flux_error ${real_type},
  significance ${real_type},
  snr ${real_type},
  fwhm ${real_type},
  ellipticity ${real_type},
  position_angle ${real_type},
  is_positive boolean NOT NULL,
  is_saturated boolean NOT NULL,
  is_blended boolean NOT NULL,
  is_edge boolean NOT NULL,
  flags varchar(200) NOT NULL,
  measurements ${json_type} NOT NULL,
  status varchar(20) NOT NULL
    CHECK (status IN ('pending', 'processing', 'detected', 'rejected', 'duplicate')),
  created_at ${time_type} NOT NULL
);
CREATE INDEX candidates_run ON candidates (difference_run_id);
CREATE INDEX candidates_observation ON candidates (observation_id);
CREATE INDEX candidates_healpix ON candidates (healpix);

CREATE TABLE models (
  id ${id_type} PRIMARY KEY,
  name varchar(100) NOT NULL,
  version varchar(50) NOT NULL,
  model_type varchar(30) NOT NULL CHECK (
    model_type IN ('unet', 'anomaly_detector', 'classifier', 'segmentation', 'candidates')),
  architecture ${json_type},
  hyperparameters ${json_type},
  training_dataset varchar(200),
  training_metrics ${json_type},
  precision_score ${real_type},
  recall ${real_type},
  f1_score ${real_type},
  accuracy ${real_type},
  model_path varchar(1200),
  sha256 varchar(64),
  is_active boolean NOT NULL DEFAULT ${true},
  deployment_date ${time_type},
  created_at ${time_type} NOT NULL,
  UNIQUE (name, version)
);

CREATE TABLE model_runs (
  id ${id_type} PRIMARY KEY,
  model_id ${id_type} NOT NULL REFERENCES models (id),
  observation_id ${id_type} NOT NULL REFERENCES observations (id),
  difference_run_id ${id_type} REFERENCES difference_runs (id),
  status varchar(20) NOT NULL CHECK (status IN ('pending', 'running', 'completed', 'failed')),
  input_image_path varchar(1200),
  output_mask_path varchar(1200),
  confidence_map_path varchar(1200),
  inference_time_ms ${real_type},
  total_predictions integer,
  high_confidence_predictions integer,
  started_at ${time_type},
  completed_at ${time_type},
  processing_time_seconds ${real_type},
  error_code varchar(50),
  error_message text,
  retry_count integer NOT NULL DEFAULT 0,
  created_at ${time_type} NOT NULL
);
CREATE INDEX model_runs_observation ON model_runs (observation_id);

CREATE TABLE detections (
  id ${id_type} PRIMARY KEY,
  model_run_id ${id_type} NOT NULL REFERENCES model_runs (id),
  observation_id ${id_type} NOT NULL REFERENCES observations (id),
  candidate_id ${id_type} REFERENCES candidates (id),
  ra ${real_type} NOT NULL CHECK (ra >= 0 AND ra <= 360),
  dec ${real_type} NOT NULL CHECK (dec >= -90 AND dec <= 90),
  healpix bigint NOT NULL,
  pixel_x integer NOT NULL,
  pixel_y integer NOT NULL,
  confidence_score ${real_type} NOT NULL CHECK (confidence_score >= 0 AND confidence_score <= 1),
  detection_type varchar(20) NOT NULL CHECK (
    detection_type IN ('supernova', 'variable', 'transient', 'unknown', 'artifact')),
  model_version varchar(50) NOT NULL,
  prediction_metadata ${json_type} NOT NULL,
  status varchar(20) NOT NULL CHECK (
    status IN ('pending', 'validating', 'validated', 'rejected', 'confirmed', 'archived')),
  claimed_by varchar(100),
  claimed_until ${time_type},
  is_validated boolean NOT NULL DEFAULT ${false},
  validation_confidence ${real_type},
  human_label varchar(50),
  created_at ${time_type} NOT NULL,
  UNIQUE (model_run_id, candidate_id)
);
CREATE INDEX detections_observation ON detections (observation_id);
CREATE INDEX detections_healpix ON detections (healpix);
CREATE INDEX detections_confidence ON detections (confidence_score);
CREATE INDEX detections_type ON detections (detection_type);
CREATE INDEX detections_status ON detections (status);

CREATE TABLE validation_events (
  id ${id_type} PRIMARY KEY,
  detection_id ${id_type} NOT NULL REFERENCES detections (id),
  validator_id varchar(100) NOT NULL,
  is_valid boolean NOT NULL,
  label varchar(50) NOT NULL CHECK (
    label IN ('supernova', 'transient', 'variable', 'agn', 'asteroid', 'artifact',
      'false_positive', 'unknown')),
  confidence_level varchar(20) NOT NULL
    CHECK (confidence_level IN ('low', 'medium', 'high', 'expert')),
  notes text,
  tags ${json_type},
  image_quality varchar(20) CHECK (image_quality IN ('excellent', 'good', 'fair', 'poor')),
  detection_quality varchar(20) CHECK (detection_quality IN ('excellent', 'good', 'fair', 'poor')),
  created_at ${time_type} NOT NULL,
  updated_at ${time_type} NOT NULL,
  UNIQUE (detection_id, validator_id)
);

CREATE TABLE alerts (
  id ${id_type} PRIMARY KEY,
  detection_id ${id_type} NOT NULL REFERENCES detections (id),
  alert_type varchar(50) NOT NULL,
  priority varchar(20) NOT NULL DEFAULT 'medium'
    CHECK (priority IN ('low', 'medium', 'high', 'critical')),
  title varchar(200) NOT NULL,
  message text NOT NULL,
  alert_metadata ${json_type},
  status varchar(20) NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'sent', 'delivered', 'failed', 'cancelled')),
  sent_at ${time_type},
  delivery_attempts integer NOT NULL DEFAULT 0,
  error_message text,
  created_at ${time_type} NOT NULL,
  UNIQUE (detection_id, alert_type)
);

CREATE TABLE training_datasets (
  id ${id_type} PRIMARY KEY,
  name varchar(255) NOT NULL,
  description text,
  collection_params ${json_type} NOT NULL,
  total_samples integer NOT NULL,
  anomaly_ratio ${real_type} NOT NULL,
  quality_score ${real_type} NOT NULL,
  created_by varchar(255) NOT NULL,
  status varchar(20) NOT NULL DEFAULT 'active',
  created_at ${time_type} NOT NULL
);

CREATE TABLE training_samples (
  id ${id_type} PRIMARY KEY,
  dataset_id ${id_type} NOT NULL REFERENCES training_datasets (id),
  observation_id ${id_type} REFERENCES observations (id),
  detection_id ${id_type} REFERENCES detections (id),
  image_path varchar(1200) NOT NULL,
  mask_path varchar(1200),
  split varchar(20),
  labels ${json_type} NOT NULL,
  metadata ${json_type},
  created_at ${time_type} NOT NULL
);
CREATE INDEX training_samples_dataset ON training_samples (dataset_id);

CREATE TABLE audit_log (
  ${serial_key},
  entity_type varchar(50) NOT NULL,
  entity_id varchar(100) NOT NULL,
  action varchar(50) NOT NULL,
  user_id varchar(200),
  old_values ${json_type},
  new_values ${json_type},
  change_summary text,
  ip_address varchar(45),
  user_agent text,
  created_at ${time_type} NOT NULL
);
CREATE INDEX audit_log_entity ON audit_log (entity_type, entity_id);

CREATE TABLE api_keys (
  id ${id_type} PRIMARY KEY,
  name varchar(200) NOT NULL,
  description text,
  key_hash varchar(64) NOT NULL UNIQUE,
  key_prefix varchar(8) NOT NULL,
  role varchar(20) NOT NULL
    CHECK (role IN ('admin', 'researcher', 'analyst', 'viewer', 'guest')),
  expires_at ${time_type},
  last_used_at ${time_type},
  usage_count bigint NOT NULL DEFAULT 0,
  created_by varchar(200),
  is_active boolean NOT NULL DEFAULT ${true},
  created_at ${time_type} NOT NULL
);
CREATE INDEX api_keys_prefix ON api_keys (key_prefix);

CREATE TABLE outbox (
  ${serial_key},
  event_type varchar(60) NOT NULL,
  entity_type varchar(50) NOT NULL,
  entity_id varchar(100) NOT NULL,
  payload ${json_type} NOT NULL,
  created_at ${time_type} NOT NULL DEFAULT ${now}
);
CREATE INDEX outbox_entity ON outbox (entity_id);
