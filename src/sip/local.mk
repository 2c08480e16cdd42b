src_libsipwhy_a_SOURCES += \
	src/sip/auth.h \
	src/sip/framer.h \
	src/sip/grammar.h \
	src/sip/message.h \
	src/sip/method.h \
	src/sip/sdp.h \
	src/sip/uri.h \
	src/sip/via.h
