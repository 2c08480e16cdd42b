src_libsipwhy_a_SOURCES += \
	src/redact/body.c \
	src/redact/digest.c \
	src/redact/dns.c \
	src/redact/keyed.h \
	src/redact/message.c \
	src/redact/packet.c \
	src/redact/payload.c \
	src/redact/prose.c \
	src/redact/redact.c \
	src/redact/redact.h \
	src/redact/redact_private.h \
	src/redact/reserved.c \
	src/redact/reserved.h \
	src/redact/span.c \
	src/redact/span.h \
	src/redact/terms.c \
	src/redact/value.c \
	src/redact/value.h
