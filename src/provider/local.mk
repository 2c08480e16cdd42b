src_libsipwhy_a_SOURCES += \
	src/provider/log_value.c \
	src/provider/log_value.h \
	src/provider/profile.c \
	src/provider/profile.h \
	src/provider/profiles.c \
	src/provider/profiles.h \
	src/provider/trunk.c \
	src/provider/trunk_file.c \
	src/provider/trunk_file.h \
	src/provider/trunk_match.c \
	src/provider/trunk_match.h
