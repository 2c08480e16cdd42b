src_libsipwhy_a_SOURCES += \
	src/screen/action.h \
	src/screen/screen.h \
	src/screen/settings.h
