src_libsipwhy_a_SOURCES += \
	src/sip/auth.c \
	src/sip/chars.c \
	src/sip/chars.h \
	src/sip/framer.c \
	src/sip/header.c \
	src/sip/header.h \
	src/sip/message.c \
	src/sip/method.c \
	src/sip/name_addr.c \
	src/sip/sdp.c \
	src/sip/sdp_body.c \
	src/sip/sdp_static.c \
	src/sip/start.c \
	src/sip/start.h \
	src/sip/uri.c \
	src/sip/values.c \
	src/sip/via.c \
	src/sip/auth.h \
	src/sip/framer.h \
	src/sip/grammar.h \
	src/sip/message.h \
	src/sip/method.h \
	src/sip/sdp.h \
	src/sip/uri.h \
	src/sip/via.h
