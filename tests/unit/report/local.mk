UNIT_TESTS += tests/unit/report/render_test
