# Unit tests of src/alert/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/alert/alert_id_test \
	tests/unit/alert/alert_record_test \
	tests/unit/alert/gathering_test \
	tests/unit/alert/mail_test \
	tests/unit/alert/metric_test \
	tests/unit/alert/queue_test \
	tests/unit/alert/signature_test \
	tests/unit/alert/spool_test
