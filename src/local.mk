src_libsipwhy_a_SOURCES += src/session.h
