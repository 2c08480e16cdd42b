# Unit tests of src/rtp/: one program for each source file, added to UNIT_TESTS.
