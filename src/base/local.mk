src_libsipwhy_a_SOURCES += \
	src/base/addr.h \
	src/base/clock.h \
	src/base/error.h \
	src/base/gettext.h \
	src/base/hash.h \
	src/base/mem.h \
	src/base/slice.h \
	src/base/text.h \
	src/base/utf8.h
