# What the terms are called in Spanish: the English term, its translation, and what it must not be called (a regular expression; empty:
# nothing is forbidden), with the reason behind it. `make check-translations` looks for what is forbidden. Tabs between the columns.
# Se trata de usted; los nombres de métodos, cabeceras y parámetros de SIP y SDP no se traducen.
log	log	\bregistros?\b(?! de llamadas)	«registro» es el de REGISTER (registration)
call log	registro de llamadas		la lista del proveedor, no un log
registration	registro
register	registrarse
trunk	troncal (la)	(?<![{])\btrunk\b(?!s? ?[(]| NOMBRE)	{trunk.…} es un campo, «trunk NOMBRE» un modo del informe
call	llamada
leg	tramo	\brama\b	«rama» es branch
branch	rama		de una llamada bifurcada; el parámetro de Via es branch
request	petición	\bsolicitud(es)?\b
response	respuesta
answer (SDP)	respuesta, respuesta SDP
Request-URI	Request-URI (el)	\b[Ll]a Request-URI\b	como «el URI»
provider	proveedor
caller, callee	llamante, llamado
finding	hallazgo
cause	causa
symptom	síntoma
capture	captura
header	cabecera	\bencabezado
credentials	credenciales
access list	lista de acceso (ACL)
gateway	pasarela	\bgateways?\b(?! [(]adónde| de FreeSWITCH)	el valor gateway y el gateway de FreeSWITCH se llaman así
peer	extremo (peer)
hop	salto
voice	voz
early media	early media
on hold	en espera
transfer	transferencia	\bdesv[ií]o
ladder	diagrama
guide, walk	guía, recorrido
rule	regla
key (keyboard)	tecla
key (TLS, SRTP)	clave
alert	alerta
loss, jitter	pérdida, jitter
