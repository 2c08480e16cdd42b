src_libsipwhy_a_SOURCES += \
	src/call/call.h \
	src/call/view.h
