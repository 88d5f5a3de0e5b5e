-- The states of an observation (spec transient 8), held by the database itself: whatever program
-- writes, only these changes are possible, and each leaves its event in the same transaction.

CREATE TRIGGER observations_first_state BEFORE INSERT ON observations
WHEN NEW.status IS NOT 'ingested'
BEGIN
  SELECT RAISE(ABORT, 'ILLEGAL_TRANSITION: observations begin as ingested');
END;

CREATE TRIGGER observations_begun AFTER INSERT ON observations
BEGIN
  INSERT INTO outbox (event_type, entity_type, entity_id, payload) VALUES (
    'ObservationIngested', 'observation', NEW.id,
    json_object('survey', NEW.survey_id, 'observation_id', NEW.observation_id,
      'observation_type', NEW.observation_type, 'sn_name', NEW.sn_name, 'ra', NEW.ra,
      'dec', NEW.dec, 'filter', NEW.filter_band, 'exposure', NEW.exposure_time,
      'fits_url', NEW.fits_url));
END;

CREATE TRIGGER observations_legal_state BEFORE UPDATE OF status ON observations
WHEN NEW.status IS NULL OR NOT (
  (OLD.status = 'ingested' AND NEW.status IN ('preprocessing', 'failed', 'archived'))
  OR (OLD.status = 'preprocessing' AND NEW.status IN ('preprocessed', 'failed'))
  OR (OLD.status = 'preprocessed' AND NEW.status IN ('differencing', 'failed', 'archived'))
  OR (OLD.status = 'differencing' AND NEW.status IN ('differenced', 'failed'))
  OR (OLD.status = 'differenced' AND NEW.status IN ('archived', 'failed'))
  OR (OLD.status = 'failed' AND NEW.status IN ('ingested', 'archived')))
BEGIN
  SELECT RAISE(ABORT, 'ILLEGAL_TRANSITION: the table of states does not allow this change');
END;

CREATE TRIGGER observations_changed AFTER UPDATE OF status ON observations
BEGIN
  INSERT INTO outbox (event_type, entity_type, entity_id, payload) VALUES (
    'ObservationStatusChanged', 'observation', NEW.id,
    json_object('old', OLD.status, 'new', NEW.status, 'by', NEW.status_by,
      'reason', NEW.status_reason, 'sn_name', NEW.sn_name,
      'observation_type', NEW.observation_type));
END;
