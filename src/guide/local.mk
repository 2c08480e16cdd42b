src_libsipwhy_a_SOURCES += \
	src/guide/guide.h
