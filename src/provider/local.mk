src_libsipwhy_a_SOURCES += \
	src/provider/profile.h
