-- The states of an observation (spec transient 8), held by the database itself: whatever program
-- writes, only these changes are possible, and each leaves its event in the same transaction.

CREATE FUNCTION observations_check_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status IS DISTINCT FROM 'ingested' THEN
      RAISE EXCEPTION 'ILLEGAL_TRANSITION: observations begin as ingested'
        USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.status IS NULL OR NOT (
    (OLD.status = 'ingested' AND NEW.status IN ('preprocessing', 'failed', 'archived'))
    OR (OLD.status = 'preprocessing' AND NEW.status IN ('preprocessed', 'failed'))
    OR (OLD.status = 'preprocessed' AND NEW.status IN ('differencing', 'failed', 'archived'))
    OR (OLD.status = 'differencing' AND NEW.status IN ('differenced', 'failed'))
    OR (OLD.status = 'differenced' AND NEW.status IN ('archived', 'failed'))
    OR (OLD.status = 'failed' AND NEW.status IN ('ingested', 'archived'))) THEN
    RAISE EXCEPTION 'ILLEGAL_TRANSITION: the table of states does not allow this change'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER observations_first_state BEFORE INSERT ON observations
  FOR EACH ROW EXECUTE FUNCTION observations_check_state();
CREATE TRIGGER observations_legal_state BEFORE UPDATE OF status ON observations
  FOR EACH ROW EXECUTE FUNCTION observations_check_state();

CREATE FUNCTION observations_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO outbox (event_type, entity_type, entity_id, payload) VALUES (
      'ObservationIngested', 'observation', NEW.id::text,
      jsonb_build_object('survey', NEW.survey_id, 'observation_id', NEW.observation_id,
        'observation_type', NEW.observation_type, 'sn_name', NEW.sn_name, 'ra', NEW.ra,
        'dec', NEW.dec, 'filter', NEW.filter_band, 'exposure', NEW.exposure_time,
        'fits_url', NEW.fits_url));
  ELSE
    INSERT INTO outbox (event_type, entity_type, entity_id, payload) VALUES (
      'ObservationStatusChanged', 'observation', NEW.id::text,
      jsonb_build_object('old', OLD.status, 'new', NEW.status, 'by', NEW.status_by,
        'reason', NEW.status_reason, 'sn_name', NEW.sn_name,
        'observation_type', NEW.observation_type));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER observations_begun AFTER INSERT ON observations
  FOR EACH ROW EXECUTE FUNCTION observations_tell();
CREATE TRIGGER observations_changed AFTER UPDATE OF status ON observations
  FOR EACH ROW EXECUTE FUNCTION observations_tell();
