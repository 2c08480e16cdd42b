src_libsipwhy_a_SOURCES += \
	src/frame/dns.h \
	src/frame/frame.h
