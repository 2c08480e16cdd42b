src_libsipwhy_a_SOURCES += \
	src/provider/profile.c \
	src/provider/profile.h \
	src/provider/profiles.c \
	src/provider/profiles.h \
	src/provider/trunk.c
