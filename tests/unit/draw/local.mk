UNIT_TESTS += tests/unit/draw/canvas_test
