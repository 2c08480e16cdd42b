/* texts.c - the texts of the data files, for translators. Written by `make update-texts`; not compiled. */
static const char *const texts[] = {
    /* TRANSLATORS: guide/10-refused.yaml, no-response, hint */
    N_("The PBX sends INVITE or OPTIONS to the provider, and nothing at all comes back."),
    /* TRANSLATORS: guide/10-refused.yaml, 400, hint */
    N_("Twilio: \"400 Invalid Phone Number\", \"400 the number is unverified\"."),
    /* TRANSLATORS: guide/10-refused.yaml, 401, hint */
    N_("The PBX rejects the provider's calls, or the provider those of the PBX."),
    /* TRANSLATORS: guide/10-refused.yaml, 403, hint */
    N_("The bare word Forbidden, or any other text after 403."),
    /* TRANSLATORS: guide/10-refused.yaml, 403-caller-id, title */
    N_("The call fails with 403 Invalid Caller ID, or 400 because a number is unverified"),
    /* TRANSLATORS: guide/10-refused.yaml, 403-blocked, title */
    N_("The call fails with 403: the phone number is blocked"),
    /* TRANSLATORS: guide/10-refused.yaml, 403-international, title */
    N_("The call fails with 403: no international authorization"),
    /* TRANSLATORS: guide/10-refused.yaml, 503-cps, title */
    N_("The call fails with 503: calls per second (CPS) exceeded"),
    /* TRANSLATORS: guide/10-refused.yaml, 503-concurrent, title */
    N_("The call fails with 503: too many calls at once"),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-resolved, question */
    N_("Does the host of the termination URI resolve to an address on the PBX?"),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-resolved, why */
    N_("The PBX sends its INVITE to the address behind the name. A PBX that cannot ask "
       "a public DNS server finds none, and then no packet leaves at all."),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-resolved, why */
    N_("Twilio puts the termination URI of your trunk (NAME.pstn.twilio.com) into public "
       "DNS. The PBX has to reach a public DNS server, or a local one that resolves "
       "this name; else no packet leaves at all."),
    /* TRANSLATORS: guide/10-refused.yaml, sent, text */
    N_("yes, and the INVITE is sent to that address"),
    /* TRANSLATORS: guide/10-refused.yaml, sent, said */
    N_("yes: the INVITE was sent to {invite.dst}"),
    /* TRANSLATORS: guide/10-refused.yaml, fails, text */
    N_("no, there is no answer, or NXDOMAIN, SERVFAIL or REFUSED"),
    /* TRANSLATORS: guide/10-refused.yaml, connection, text */
    N_("yes, but the TCP connection is refused, not answered or reset"),
    /* TRANSLATORS: guide/10-refused.yaml, tls, text */
    N_("yes, and the connection is there, but TLS does not come about"),
    /* TRANSLATORS: guide/10-refused.yaml, plain, text */
    N_("yes, and the INVITE goes in clear to port 5061, which is for TLS"),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-tls, question */
    N_("What ends the TLS handshake?"),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-tls, why */
    N_("A side that does not go on says why in an alert. Up to TLS 1.2 it is in clear; "
       "with TLS 1.3 the client's is encrypted, and its log tells."),
    /* TRANSLATORS: guide/10-refused.yaml, client, text */
    N_("the PBX does not accept the provider's certificate"),
    /* TRANSLATORS: guide/10-refused.yaml, server, text */
    N_("the provider does not accept the PBX's certificate, or misses it"),
    /* TRANSLATORS: guide/10-refused.yaml, versions, text */
    N_("versions or cipher suites do not fit"),
    /* TRANSLATORS: guide/10-refused.yaml, name, text */
    N_("the server does not know the name"),
    /* TRANSLATORS: guide/10-refused.yaml, alert, text */
    N_("another alert"),
    /* TRANSLATORS: guide/10-refused.yaml, nothing, text */
    N_("the connection ends, or the answer is no TLS"),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-uri, question */
    N_("Does the Request-URI of the INVITE name your termination URI?"),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-uri, why */
    N_("The provider tells by this host which trunk is meant. Many drop what names none "
       "without a word."),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-uri, why */
    N_("Twilio takes messages for malicious whose Request-URI does not name a trunk, "
       "and drops them. It has to be sip:+NUMBER@NAME.pstn.twilio.com, with the number "
       "in E.164 and the name that the trunk has."),
    /* TRANSLATORS: guide/10-refused.yaml, other, text */
    N_("no, it names an address, the PBX itself or another host"),
    /* TRANSLATORS: guide/10-refused.yaml, other, said */
    N_("no, it names {invite.request_uri.host}"),
    /* TRANSLATORS: guide/10-refused.yaml, same, text */
    N_("yes, letter by letter"),
    /* TRANSLATORS: guide/10-refused.yaml, same, said */
    N_("yes, {invite.request_uri.host}"),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-firewall, question */
    N_("Does anything between the PBX and the provider block SIP?"),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-firewall, why */
    N_("A firewall on the PBX, before it or at the internet provider makes exactly this "
       "silence. A TCP connection to port 5060 that is refused or hangs tells it; so "
       "does a rule that drops what goes out."),
    /* TRANSLATORS: guide/10-refused.yaml, blocked, text */
    N_("yes, a rule blocks it, or the connection fails"),
    /* TRANSLATORS: guide/10-refused.yaml, blocked, said */
    N_("it looks so: nothing comes back, not even 100 Trying"),
    /* TRANSLATORS: guide/10-refused.yaml, route, text */
    N_("there is no route to that address, or the host is down"),
    /* TRANSLATORS: guide/10-refused.yaml, passed-over, text */
    N_("the same address answers other requests (OPTIONS, REGISTER)"),
    /* TRANSLATORS: guide/10-refused.yaml, phone, text */
    N_("it is a phone or PBX that registers, and it is silent at the address it registered "
       "from"),
    /* TRANSLATORS: guide/10-refused.yaml, returns, text */
    N_("requests leave, but the responses go to a wrong address or port, or are lost"),
    /* TRANSLATORS: guide/10-refused.yaml, others, text */
    N_("the name leads to a private address, or to several of which only a silent one "
       "was tried"),
    /* TRANSLATORS: guide/10-refused.yaml, large, text */
    N_("short requests are answered, long ones are not"),
    /* TRANSLATORS: guide/10-refused.yaml, large, said */
    N_("probe: {probe.fragments.told}"),
    /* TRANSLATORS: guide/10-refused.yaml, open, text */
    N_("no, everything is open, and OPTIONS is answered"),
    /* TRANSLATORS: guide/10-refused.yaml, bad-request-text, question */
    N_("What does the provider say beside 400?"),
    /* TRANSLATORS: guide/10-refused.yaml, bad-request-text, why */
    N_("The text of the status line, and the provider's own error header, name the fault."),
    /* TRANSLATORS: guide/10-refused.yaml, bad-request-text, why */
    N_("The text of the status line, and the header X-Twilio-Error, name the fault: "
       "32101 invalid phone number, 32100 unverified."),
    /* TRANSLATORS: guide/10-refused.yaml, number, text */
    N_("that the phone number is not valid"),
    /* TRANSLATORS: guide/10-refused.yaml, unverified, text */
    N_("that a number is unverified"),
    /* TRANSLATORS: guide/10-refused.yaml, faulty, text */
    N_("that the message or its SDP is faulty"),
    /* TRANSLATORS: guide/10-refused.yaml, bad-request-number, question */
    N_("Is the dialled number in the Request-URI written as + country code and number?"),
    /* TRANSLATORS: guide/10-refused.yaml, bad-request-number, why */
    N_("Most providers want E.164: +14155550100, without 00, 011 or 9 before it and "
       "without blanks; some want it without the plus."),
    /* TRANSLATORS: guide/10-refused.yaml, none, text */
    N_("it holds no number, be it that the To does"),
    /* TRANSLATORS: guide/10-refused.yaml, no, text */
    N_("no, the plus or the country code is missing, or a prefix stands before it"),
    /* TRANSLATORS: guide/10-refused.yaml, no, said */
    N_("no: {invite.request_uri.user}"),
    /* TRANSLATORS: guide/10-refused.yaml, yes, text */
    N_("yes"),
    /* TRANSLATORS: guide/10-refused.yaml, yes, said */
    N_("yes: {invite.request_uri.user}"),
    /* TRANSLATORS: guide/10-refused.yaml, unauthorized-direction, question */
    N_("Which way does the call go?"),
    /* TRANSLATORS: guide/10-refused.yaml, in, text */
    N_("from the provider to the PBX"),
    /* TRANSLATORS: guide/10-refused.yaml, out, text */
    N_("from the PBX to the provider"),
    /* TRANSLATORS: guide/10-refused.yaml, unauthorized-peer, question */
    N_("What does the PBX do with the INVITE from the provider's address?"),
    /* TRANSLATORS: guide/10-refused.yaml, unauthorized-peer, why */
    N_("The provider has no credentials to offer. A PBX that does not know its address "
       "as a trusted peer asks for some with 401, or says nothing at all."),
    /* TRANSLATORS: guide/10-refused.yaml, unauthorized-peer, why */
    N_("Twilio has no credentials to offer. All its signalling addresses, of every region, "
       "have to be trusted peers of the PBX; from others it asks for credentials with "
       "401, or says nothing at all."),
    /* TRANSLATORS: guide/10-refused.yaml, challenged, text */
    N_("it answers 401, and no credentials follow"),
    /* TRANSLATORS: guide/10-refused.yaml, challenged, said */
    N_("it answers {final.status_line} to {caller.ip}"),
    /* TRANSLATORS: guide/10-refused.yaml, silent, text */
    N_("it says nothing, and the call times out"),
    /* TRANSLATORS: guide/10-refused.yaml, stranger, text */
    N_("that address is not one of the provider's"),
    /* TRANSLATORS: guide/10-refused.yaml, proxy-auth-peer, question */
    N_("Does the 407 go to an address of the provider's?"),
    /* TRANSLATORS: guide/10-refused.yaml, proxy-auth-peer, why */
    N_("The provider has no credentials to offer. A PBX asks for them whom it does not "
       "know as a trusted peer."),
    /* TRANSLATORS: guide/10-refused.yaml, proxy-auth-peer, why */
    N_("Twilio has no credentials to offer. All its signalling addresses, of every region, "
       "have to be trusted peers of the PBX, without authentication."),
    /* TRANSLATORS: guide/10-refused.yaml, yes, text */
    N_("yes, it is the provider that is asked for credentials"),
    /* TRANSLATORS: guide/10-refused.yaml, yes, said */
    N_("yes: {caller.ip} is an address of {provider.name|the provider}"),
    /* TRANSLATORS: guide/10-refused.yaml, no, text */
    N_("no, it is a stranger"),
    /* TRANSLATORS: guide/10-refused.yaml, proxy-auth-answered, question */
    N_("Does the PBX send the INVITE again with credentials after the 407?"),
    /* TRANSLATORS: guide/10-refused.yaml, proxy-auth-answered, why */
    N_("407 is no refusal but a question: the PBX has to send the INVITE once more, "
       "with Proxy-Authorization and the next CSeq number."),
    /* TRANSLATORS: guide/10-refused.yaml, no, text */
    N_("no"),
    /* TRANSLATORS: guide/10-refused.yaml, algorithm, text */
    N_("no, for it does not have the algorithm that the challenge asks for"),
    /* TRANSLATORS: guide/10-refused.yaml, algorithm, said */
    N_("no, and the challenge asks for {challenge.algorithm}"),
    /* TRANSLATORS: guide/10-refused.yaml, header, text */
    N_("yes, but in the header Authorization, which answers 401"),
    /* TRANSLATORS: guide/10-refused.yaml, form, text */
    N_("yes, but with the branch of the first one, the To tag of the challenge, another "
       "qop, or a nonce or count that does not fit"),
    /* TRANSLATORS: guide/10-refused.yaml, again, text */
    N_("yes, and it is asked again or refused"),
    /* TRANSLATORS: guide/10-refused.yaml, forbidden-text, question */
    N_("What does the provider say beside 403?"),
    /* TRANSLATORS: guide/10-refused.yaml, forbidden-text, why */
    N_("The text of the status line, and the provider's own error header, often name "
       "the cause."),
    /* TRANSLATORS: guide/10-refused.yaml, forbidden-text, why */
    N_("Twilio's header X-Twilio-Error names the cause: 32201 address not in the ACL, "
       "32202 wrong credentials, 32203 number blocked, 32204 or 32206 caller ID, 32205 "
       "country not enabled. Without it look at the text after 403."),
    /* TRANSLATORS: guide/10-refused.yaml, acl, text */
    N_("that the address is not allowed (Twilio 32201)"),
    /* TRANSLATORS: guide/10-refused.yaml, acl, said */
    N_("{error.text|the address is not allowed}"),
    /* TRANSLATORS: guide/10-refused.yaml, credentials, text */
    N_("that the credentials are wrong (Twilio 32202)"),
    /* TRANSLATORS: guide/10-refused.yaml, credentials, said */
    N_("{error.text|the credentials are wrong}"),
    /* TRANSLATORS: guide/10-refused.yaml, caller, text */
    N_("something about the caller ID (Twilio 32204, 32206)"),
    /* TRANSLATORS: guide/10-refused.yaml, blocked, text */
    N_("that the number is blocked (Twilio 32203)"),
    /* TRANSLATORS: guide/10-refused.yaml, country, text */
    N_("something about international calls (Twilio 32205)"),
    /* TRANSLATORS: guide/10-refused.yaml, bare, text */
    N_("nothing more than Forbidden"),
    /* TRANSLATORS: guide/10-refused.yaml, bare, said */
    N_("nothing more: {final.status_line}"),
    /* TRANSLATORS: guide/10-refused.yaml, forbidden-uri, why */
    N_("A provider that cannot tell the trunk by this host refuses the call with a bare "
       "403, whatever the access list says."),
    /* TRANSLATORS: guide/10-refused.yaml, forbidden-digest, question */
    N_("Which INVITE gets the 403: the first one, or the one with credentials after "
       "a 407?"),
    /* TRANSLATORS: guide/10-refused.yaml, forbidden-digest, why */
    N_("This tells the two apart: the first INVITE, without credentials, is refused "
       "for its address (access list); the one that answers the 407 is refused for its "
       "user name or password."),
    /* TRANSLATORS: guide/10-refused.yaml, first, text */
    N_("the first one, without credentials; there was no 407"),
    /* TRANSLATORS: guide/10-refused.yaml, after, text */
    N_("the one with credentials, after a 407"),
    /* TRANSLATORS: guide/10-refused.yaml, acl-entries, question */
    N_("Is the address that the provider sees in the access list (ACL) of the trunk?"),
    /* TRANSLATORS: guide/10-refused.yaml, acl-entries, why */
    N_("The parameter received in the topmost Via of the 403 is the address from which "
       "the provider got the INVITE: {final.via.received|not known here}. Type what "
       "the list holds, or compare by hand."),
    /* TRANSLATORS: guide/10-refused.yaml, no, text */
    N_("no, that address is not listed"),
    /* TRANSLATORS: guide/10-refused.yaml, no, said */
    N_("no: {final.via.received} is not listed"),
    /* TRANSLATORS: guide/10-refused.yaml, yes, text */
    N_("yes, it is listed"),
    /* TRANSLATORS: guide/10-refused.yaml, yes, said */
    N_("yes: {final.via.received} is listed"),
    /* TRANSLATORS: guide/10-refused.yaml, none, text */
    N_("the trunk has no access list, but credentials"),
    /* TRANSLATORS: guide/10-refused.yaml, credentials, question */
    N_("Are user name and password of the PBX those of the trunk's credential list?"),
    /* TRANSLATORS: guide/10-refused.yaml, credentials, why */
    N_("The INVITE that answers the challenge was refused. Compare both, capital letters "
       "and blanks too. A test: take the credential list off the trunk for a moment "
       "and see whether the call works with the access list alone."),
    /* TRANSLATORS: guide/10-refused.yaml, differ, text */
    N_("no, they differ, or the call works without the credential list"),
    /* TRANSLATORS: guide/10-refused.yaml, form, text */
    N_("yes, but the count of the nonce, or the qop in the credentials, does not fit"),
    /* TRANSLATORS: guide/10-refused.yaml, refused, text */
    N_("I think so, but they are refused"),
    /* TRANSLATORS: guide/10-refused.yaml, refused, said */
    N_("the credentials of {auth.username|the PBX} are refused"),
    /* TRANSLATORS: guide/10-refused.yaml, caller-id-format, question */
    N_("Is the caller's number in the From header written as + country code and number?"),
    /* TRANSLATORS: guide/10-refused.yaml, caller-id-format, why */
    N_("Most providers want full E.164: +15005551212, not 5005551212 and not 15005551212."),
    /* TRANSLATORS: guide/10-refused.yaml, no, said */
    N_("no: {invite.from.user|there is none}"),
    /* TRANSLATORS: guide/10-refused.yaml, yes, said */
    N_("yes: {invite.from.user}"),
    /* TRANSLATORS: guide/10-refused.yaml, caller-id-rpid, question */
    N_("Does the INVITE carry a Remote-Party-ID with another number?"),
    /* TRANSLATORS: guide/10-refused.yaml, caller-id-rpid, why */
    N_("Where there is one, it too has to hold a valid caller ID in full E.164."),
    /* TRANSLATORS: guide/10-refused.yaml, bad, text */
    N_("yes, and its number is not valid, or not mine"),
    /* TRANSLATORS: guide/10-refused.yaml, bad, said */
    N_("yes: {invite.remote_party_id}"),
    /* TRANSLATORS: guide/10-refused.yaml, fine, text */
    N_("no, or it holds the same valid number"),
    /* TRANSLATORS: guide/10-refused.yaml, caller-id-owned, question */
    N_("Is {invite.from.user|the caller's number} a number of your account, or one that "
       "was verified for it?"),
    /* TRANSLATORS: guide/10-refused.yaml, caller-id-owned, why */
    N_("Most providers let you call with your own or verified numbers only."),
    /* TRANSLATORS: guide/10-refused.yaml, caller-id-trial, question */
    N_("Is it a trial account, and {invite.request_uri.user|the called number} was not "
       "verified?"),
    /* TRANSLATORS: guide/10-refused.yaml, caller-id-trial, why */
    N_("A trial account may call verified numbers only; From and To both have to be."),
    /* TRANSLATORS: guide/10-refused.yaml, blocked-others, question */
    N_("Do calls to other numbers of the same country work?"),
    /* TRANSLATORS: guide/10-refused.yaml, blocked-others, why */
    N_("A number that the provider has blocked fails alone. If all numbers of a country "
       "fail, the country is not enabled."),
    /* TRANSLATORS: guide/10-refused.yaml, yes, text */
    N_("yes, only this number fails"),
    /* TRANSLATORS: guide/10-refused.yaml, yes, said */
    N_("the provider says so: {final.status_line}"),
    /* TRANSLATORS: guide/10-refused.yaml, no, text */
    N_("no, all numbers of that country fail"),
    /* TRANSLATORS: guide/10-refused.yaml, international-country, question */
    N_("Is the country of the called number enabled for your account?"),
    /* TRANSLATORS: guide/10-refused.yaml, international-country, why */
    N_("The provider keeps a list of the countries that an account may call."),
    /* TRANSLATORS: guide/10-refused.yaml, international-country, why */
    N_("Twilio: Console, Voice, Settings, Geographic Permissions; those of Elastic SIP "
       "Trunking have a list of their own."),
    /* TRANSLATORS: guide/10-refused.yaml, no, text */
    N_("no, or it was not looked at yet"),
    /* TRANSLATORS: guide/10-refused.yaml, no, said */
    N_("the provider says no: {final.status_line}"),
    /* TRANSLATORS: guide/10-refused.yaml, yes, text */
    N_("yes, it is enabled"),
    /* TRANSLATORS: guide/10-refused.yaml, unavailable-text, question */
    N_("What does the provider say beside 503?"),
    /* TRANSLATORS: guide/10-refused.yaml, unavailable-text, why */
    N_("\"Trunk CPS limit exceeded\" (32001, 32012) or \"Trunk concurrent call limit exceeded\"."),
    /* TRANSLATORS: guide/10-refused.yaml, cps, text */
    N_("that calls come too fast (calls per second, CPS)"),
    /* TRANSLATORS: guide/10-refused.yaml, concurrent, text */
    N_("that there are too many calls at once"),
    /* TRANSLATORS: guide/10-refused.yaml, other, text */
    N_("something else, or nothing"),
    /* TRANSLATORS: guide/10-refused.yaml, cps-limit, question */
    N_("Does the PBX begin more calls in a second than the trunk may?"),
    /* TRANSLATORS: guide/10-refused.yaml, cps-limit, why */
    N_("Type how many calls per second the account is set to. In the second before this "
       "call {rate.last_second|an unknown number of} calls were begun."),
    /* TRANSLATORS: guide/10-refused.yaml, cps-limit, why */
    N_("By default a Twilio trunk takes 1 call per second; trial accounts and those "
       "without an approved Business Profile no more, others can raise it themselves. "
       "Type what yours is set to. In the second before this call {rate.last_second|an "
       "unknown number of} calls were begun."),
    /* TRANSLATORS: guide/10-refused.yaml, yes, text */
    N_("yes, or calls are sent out in bursts"),
    /* TRANSLATORS: guide/10-refused.yaml, yes, said */
    N_("yes: {rate.last_second} calls began in the last second"),
    /* TRANSLATORS: guide/10-refused.yaml, no, text */
    N_("no, by its own count it keeps below"),
    /* TRANSLATORS: guide/10-refused.yaml, concurrent-account, question */
    N_("Is it a trial account, or one without an approved business profile?"),
    /* TRANSLATORS: guide/10-refused.yaml, concurrent-account, why */
    N_("Such accounts may have few calls at once. {rate.concurrent|An unknown number "
       "of} calls were up when this one was refused; calls that were never ended count, "
       "too."),
    /* TRANSLATORS: guide/10-refused.yaml, concurrent-account, why */
    N_("A Twilio trial account may have 4 calls at once, and one without an approved "
       "Business Profile has a limit, too. {rate.concurrent|An unknown number of} calls "
       "were up when this one was refused; calls that were never ended count, too."),
    /* TRANSLATORS: guide/10-refused.yaml, no, text */
    N_("no, but the trunk has a limit of its own"),
    /* TRANSLATORS: guide/10-refused.yaml, decline-ringing, question */
    N_("Does it ring before the 603 comes?"),
    /* TRANSLATORS: guide/10-refused.yaml, decline-ringing, why */
    N_("A person who declines does so after it rang; a decline at once mostly comes "
       "from the provider itself, or from a phone that is set to do not disturb."),
    /* TRANSLATORS: guide/10-refused.yaml, rang, text */
    N_("yes, it rings first"),
    /* TRANSLATORS: guide/10-refused.yaml, at-once, text */
    N_("no, the 603 comes at once"),
    /* TRANSLATORS: guide/10-refused.yaml, at-once, said */
    N_("no, it came after {final_delay} s"),
    /* TRANSLATORS: guide/10-refused.yaml, decline-account, question */
    N_("Is the account at the provider active?"),
    /* TRANSLATORS: guide/10-refused.yaml, decline-account, why */
    N_("An account that was closed, or suspended for lack of funds or a breach of the "
       "terms, has every call declined."),
    /* TRANSLATORS: guide/10-refused.yaml, decline-account, why */
    N_("Twilio declines every call of an account that was closed, or suspended for lack "
       "of funds or a breach of its Terms of Service or Acceptable Use Policy, and says "
       "so with X-Twilio-Error 10001."),
    /* TRANSLATORS: guide/10-refused.yaml, no, text */
    N_("no, it is suspended or closed, or its balance is used up"),
    /* TRANSLATORS: guide/10-refused.yaml, no, said */
    N_("{error.text|no}"),
    /* TRANSLATORS: guide/10-refused.yaml, analytics, text */
    N_("yes, and the words of the refusal name spam, labels or analytics"),
    /* TRANSLATORS: guide/10-refused.yaml, analytics, said */
    N_("the refusal says: {final.reason_header|}"),
    /* TRANSLATORS: guide/10-refused.yaml, yes, text */
    N_("yes, it is active, and other calls work"),
    /* TRANSLATORS: guide/20-incoming.yaml, pbx-silent, title */
    N_("Incoming calls reach the PBX and time out without a response"),
    /* TRANSLATORS: guide/20-incoming.yaml, 408-504, hint */
    N_("The provider gets no answer from the PBX in time."),
    /* TRANSLATORS: guide/20-incoming.yaml, 422, hint */
    N_("Often written \"Session Timer Too Small\"."),
    /* TRANSLATORS: guide/20-incoming.yaml, arriving-uri, question */
    N_("Which origination URI is set for the trunk?"),
    /* TRANSLATORS: guide/20-incoming.yaml, arriving-uri, why */
    N_("Without a URI, or with one that does not lead to the PBX over the internet, "
       "the provider has nowhere to send the call, and does not even list it."),
    /* TRANSLATORS: guide/20-incoming.yaml, arriving-uri, why */
    N_("Twilio Console, Elastic SIP Trunking, your trunk, Origination. Without a URI, "
       "or with one that does not resolve, the call has nowhere to go and is not in "
       "the Call Log; the Debugger tells of it as 32010."),
    /* TRANSLATORS: guide/20-incoming.yaml, none, text */
    N_("none, or it is disabled"),
    /* TRANSLATORS: guide/20-incoming.yaml, none, said */
    N_("none that leads anywhere: the provider's own alert says so"),
    /* TRANSLATORS: guide/20-incoming.yaml, listed, text */
    N_("one that the provider follows, for its call log has the calls"),
    /* TRANSLATORS: guide/20-incoming.yaml, listed, said */
    N_("one that the provider follows: calls of its call log never came here ({log.unreached})"),
    /* TRANSLATORS: guide/20-incoming.yaml, private, text */
    N_("one with a private address (10., 172.16. to 172.31., 192.168.)"),
    /* TRANSLATORS: guide/20-incoming.yaml, name, text */
    N_("one with a host name"),
    /* TRANSLATORS: guide/20-incoming.yaml, public, text */
    N_("one with a public address"),
    /* TRANSLATORS: guide/20-incoming.yaml, arriving-resolves, question */
    N_("Does that name resolve in public DNS, to a public address?"),
    /* TRANSLATORS: guide/20-incoming.yaml, arriving-resolves, why */
    N_("The provider asks public DNS; a name that only the own network knows leads nowhere."),
    /* TRANSLATORS: guide/20-incoming.yaml, no, text */
    N_("no, or to a private address"),
    /* TRANSLATORS: guide/20-incoming.yaml, arriving-own, question */
    N_("Is that the public address of the PBX, with the port and transport on which "
       "it listens?"),
    /* TRANSLATORS: guide/20-incoming.yaml, arriving-own, why */
    N_("Compare it with what the PBX's network is seen as from outside."),
    /* TRANSLATORS: guide/20-incoming.yaml, no, text */
    N_("no, it is another address, port or transport"),
    /* TRANSLATORS: guide/20-incoming.yaml, listener, question */
    N_("Does the PBX listen on the port and transport that the INVITE is sent to?"),
    /* TRANSLATORS: guide/20-incoming.yaml, listener, why */
    N_("A capture shows what arrives before the host's own firewall drops it. What is "
       "in the capture and not in the log of the PBX was dropped in between, or nothing "
       "was there to take it."),
    /* TRANSLATORS: guide/20-incoming.yaml, nothing, text */
    N_("no, nothing listens there"),
    /* TRANSLATORS: guide/20-incoming.yaml, nothing, said */
    N_("no: {icmp.sip.src|this host} says that nothing listens at {invite.dst|port 5060}"),
    /* TRANSLATORS: guide/20-incoming.yaml, host-firewall, question */
    N_("Does the firewall of the host, or one before it, let all signalling addresses "
       "of the provider in?"),
    /* TRANSLATORS: guide/20-incoming.yaml, host-firewall, why */
    N_("All ranges, of every region: UDP and TCP 5060, TLS 5061. Calls may come from "
       "any of them."),
    /* TRANSLATORS: guide/20-incoming.yaml, host-firewall, why */
    N_("Twilio calls from any of its regions: 54.172.60.0/30, 54.244.51.0/30, 54.171.127.192/30, "
       "35.156.191.128/30, 54.65.63.192/30, 54.169.127.128/30, 54.252.254.64/30, 177.71.206.192/30, "
       "with UDP and TCP 5060, TLS 5061."),
    /* TRANSLATORS: guide/20-incoming.yaml, no, text */
    N_("no, some or all are not allowed"),
    /* TRANSLATORS: guide/20-incoming.yaml, refused, text */
    N_("a firewall refuses them"),
    /* TRANSLATORS: guide/20-incoming.yaml, refused, said */
    N_("{icmp.sip.src} refuses the INVITE ({icmp.sip.kind})"),
    /* TRANSLATORS: guide/20-incoming.yaml, yes, text */
    N_("yes, all of them"),
    /* TRANSLATORS: guide/20-incoming.yaml, other-peer, question */
    N_("Are all these addresses trusted peers of the PBX?"),
    /* TRANSLATORS: guide/20-incoming.yaml, other-peer, why */
    N_("A PBX passes over peers that it does not know, often without a line in its log."),
    /* TRANSLATORS: guide/20-incoming.yaml, no, text */
    N_("no, or not all of them"),
    /* TRANSLATORS: guide/20-incoming.yaml, pbx-log, question */
    N_("Does the INVITE appear in the log of the PBX?"),
    /* TRANSLATORS: guide/20-incoming.yaml, pbx-log, why */
    N_("This tells the two apart: what is in the log reached the PBX, which passed over "
       "a peer that it does not know; what is not there was dropped by a firewall before "
       "it."),
    /* TRANSLATORS: guide/20-incoming.yaml, nothing, text */
    N_("no, and nothing listens on that port"),
    /* TRANSLATORS: guide/20-incoming.yaml, large, text */
    N_("no, and the INVITE is a long one, of which fragments are missing"),
    /* TRANSLATORS: guide/20-incoming.yaml, no, said */
    N_("no: {icmp.sip.src} refuses it ({icmp.sip.kind})"),
    /* TRANSLATORS: guide/20-incoming.yaml, trusted-peer, question */
    N_("Is {caller.ip|the address that the INVITE comes from} a trusted peer of the "
       "PBX?"),
    /* TRANSLATORS: guide/20-incoming.yaml, trusted-peer, why */
    N_("All signalling addresses of the provider, of every region, have to be: known "
       "by address, without authentication."),
    /* TRANSLATORS: guide/20-incoming.yaml, trusted-peer, why */
    N_("All of Twilio's signalling addresses, of every region, have to be: 54.172.60.0/30, "
       "54.244.51.0/30, 54.171.127.192/30, 35.156.191.128/30, 54.65.63.192/30, 54.169.127.128/30, "
       "54.252.254.64/30, 177.71.206.192/30."),
    /* TRANSLATORS: guide/20-incoming.yaml, no, text */
    N_("no, or only some of the provider's addresses are"),
    /* TRANSLATORS: guide/20-incoming.yaml, timeout-arrives, question */
    N_("Does the provider's INVITE arrive at the host of the PBX?"),
    /* TRANSLATORS: guide/20-incoming.yaml, timeout-arrives, why */
    N_("If it does not, the origination URI or something on the way is wrong; if it "
       "does, look at the host and the PBX itself."),
    /* TRANSLATORS: guide/20-incoming.yaml, yes, said */
    N_("yes, from {invite.src}"),
    /* TRANSLATORS: guide/20-incoming.yaml, no, said */
    N_("no: calls of the provider's call log never came here ({log.unreached})"),
    /* TRANSLATORS: guide/20-incoming.yaml, timeout-uri, question */
    N_("Does the origination URI name the public address, port and transport of the "
       "PBX?"),
    /* TRANSLATORS: guide/20-incoming.yaml, timeout-uri, why */
    N_("Confirm it at the provider; a name in it has to resolve in public DNS."),
    /* TRANSLATORS: guide/20-incoming.yaml, timeout-firewall, question */
    N_("Does every firewall on the way allow the provider's addresses and ports?"),
    /* TRANSLATORS: guide/20-incoming.yaml, timeout-firewall, why */
    N_("All signalling ranges of every region: UDP and TCP 5060, TLS 5061."),
    /* TRANSLATORS: guide/20-incoming.yaml, timeout-pbx, question */
    N_("Does the PBX allow the provider's addresses and ports?"),
    /* TRANSLATORS: guide/20-incoming.yaml, timeout-pbx, why */
    N_("Its peers, its access lists, and a ban that may have caught an address (fail2ban)."),
    /* TRANSLATORS: guide/20-incoming.yaml, timeout-answer, question */
    N_("What does the PBX answer to the INVITE?"),
    /* TRANSLATORS: guide/20-incoming.yaml, elsewhere, text */
    N_("nothing, for the INVITE names another address than the PBX's"),
    /* TRANSLATORS: guide/20-incoming.yaml, nothing, text */
    N_("nothing at all"),
    /* TRANSLATORS: guide/20-incoming.yaml, late, text */
    N_("100 Trying, but only after more than 4 s"),
    /* TRANSLATORS: guide/20-incoming.yaml, late, said */
    N_("its first response comes after {response_delay} s"),
    /* TRANSLATORS: guide/20-incoming.yaml, refuses, text */
    N_("it refuses it"),
    /* TRANSLATORS: guide/20-incoming.yaml, stuck, text */
    N_("100 Trying or 408, 504, and no more"),
    /* TRANSLATORS: guide/20-incoming.yaml, stuck, said */
    N_("{final.status_line|100 Trying, and no more}"),
    /* TRANSLATORS: guide/20-incoming.yaml, timeout-log, why */
    N_("What is in the log reached the PBX, which passed over a peer that it does not "
       "know; what is not there was dropped by a firewall of the host."),
    /* TRANSLATORS: guide/20-incoming.yaml, codec-common, question */
    N_("Do the codecs of the PBX include G.711 (PCMU or PCMA)?"),
    /* TRANSLATORS: guide/20-incoming.yaml, codec-common, why */
    N_("Both sides need a codec in common. 415 and 488 are used alike for that, though "
       "415 speaks of the kind of the body and 488 of what is in it."),
    /* TRANSLATORS: guide/20-incoming.yaml, codec-common, why */
    N_("Twilio takes G.711 everywhere, mu-law (PCMU) or A-law (PCMA), and other codecs "
       "not everywhere. The m=audio line of the PBX should list 0 or 8."),
    /* TRANSLATORS: guide/20-incoming.yaml, no, text */
    N_("no, only others such as G.729, G.722 or Opus"),
    /* TRANSLATORS: guide/20-incoming.yaml, no, said */
    N_("no: offered are {offer.codecs}"),
    /* TRANSLATORS: guide/20-incoming.yaml, yes, said */
    N_("it is offered: {offer.codecs}"),
    /* TRANSLATORS: guide/20-incoming.yaml, codec-else, question */
    N_("What else is in the body of the INVITE?"),
    /* TRANSLATORS: guide/20-incoming.yaml, srtp, text */
    N_("encryption (RTP/SAVP) on one side only"),
    /* TRANSLATORS: guide/20-incoming.yaml, multipart, text */
    N_("more than an SDP (multipart)"),
    /* TRANSLATORS: guide/20-incoming.yaml, offer, text */
    N_("no SDP at all, a stream at port 0, a fax beside the voice or over RTP, or a "
       "number without a=rtpmap"),
    /* TRANSLATORS: guide/20-incoming.yaml, plain, text */
    N_("nothing but plain voice"),
    /* TRANSLATORS: guide/20-incoming.yaml, session-interval, question */
    N_("Which Session-Expires does the INVITE carry?"),
    /* TRANSLATORS: guide/20-incoming.yaml, session-interval, why */
    N_("The PBX answers 422 when the interval is shorter than it wants (its Min-SE). "
       "Intervals below 90 s are not allowed at all; from 90 s on the PBX demands too "
       "much."),
    /* TRANSLATORS: guide/20-incoming.yaml, session-interval, why */
    N_("Twilio does not support session timers and takes Supported: timer out of the "
       "INVITE, so that the PBX ought to pass over Session-Expires; many do not. Below "
       "90 s the carrier's value is too small; else the PBX demands too much: usual "
       "are 1800 or 3600."),
    /* TRANSLATORS: guide/20-incoming.yaml, small, text */
    N_("less than 90 seconds"),
    /* TRANSLATORS: guide/20-incoming.yaml, small, said */
    N_("less than 90: {invite.session_expires}"),
    /* TRANSLATORS: guide/20-incoming.yaml, usual, text */
    N_("90 seconds or more"),
    /* TRANSLATORS: guide/20-incoming.yaml, usual, said */
    N_("{invite.session_expires}, and the PBX demands {final.min_se|more}"),
    /* TRANSLATORS: guide/20-incoming.yaml, none, text */
    N_("none"),
    /* TRANSLATORS: guide/30-drops.yaml, drops-after-32s, hint */
    N_("Both sides hear each other until the call ends by itself."),
    /* TRANSLATORS: guide/30-drops.yaml, drops-after-32s-no-audio, hint */
    N_("Calls from the provider to the PBX."),
    /* TRANSLATORS: guide/30-drops.yaml, not-acknowledged, title */
    N_("The call is answered, and the answer is not acknowledged (no valid ACK)"),
    /* TRANSLATORS: guide/30-drops.yaml, leg, text */
    N_("the PBX or SBC makes two calls of it, and the other leg ends first"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-repeats, question */
    N_("Does the provider send its 200 OK again and again?"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-repeats, why */
    N_("It repeats the 200 until an ACK reaches it, and gives the call up 32 s after "
       "the first (RFC 3261 section 13.3.1.4)."),
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-repeats, why */
    N_("Twilio repeats its 200 until an ACK reaches it, and hangs up on both sides 32 "
       "s after the first one (Debugger 32022; RFC 3261 section 13.3.1.4)."),
    /* TRANSLATORS: guide/30-drops.yaml, yes, said */
    N_("yes, it was sent {ok.sends} times"),
    /* TRANSLATORS: guide/30-drops.yaml, no, text */
    N_("no, only once"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-ack, question */
    N_("Where is the ACK for the 200 addressed (its Request-URI)?"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-ack, why */
    N_("The Request-URI of the ACK has to be what stands in the Contact of the 200, "
       "even where that is a private address of the provider's: {ok.contact|not known "
       "here}."),
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-ack, why */
    N_("The Request-URI of the ACK has to be what stands in the Contact of Twilio's "
       "200, even though that is a private address (172. …): {ok.contact|not known "
       "here}. The packet itself goes to the address in the Record-Route. Never replace "
       "Twilio's addresses, only your own."),
    /* TRANSLATORS: guide/30-drops.yaml, own, text */
    N_("to the PBX's own public address, in place of the provider's private one"),
    /* TRANSLATORS: guide/30-drops.yaml, own, said */
    N_("to the PBX's own address {ack.own_address}"),
    /* TRANSLATORS: guide/30-drops.yaml, other, text */
    N_("to another host, such as the termination URI or an edge of the provider"),
    /* TRANSLATORS: guide/30-drops.yaml, other, said */
    N_("not to the Contact of the 200 but to {ack.request_uri}"),
    /* TRANSLATORS: guide/30-drops.yaml, contact, text */
    N_("to exactly what the Contact of the 200 says"),
    /* TRANSLATORS: guide/30-drops.yaml, none, text */
    N_("there is no ACK at all"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-route, question */
    N_("Does the ACK carry the Record-Route of the 200 as its Route, reversed, and go "
       "to the first of them?"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-route, why */
    N_("It travels to the public address in the Record-Route; without it, or with the "
       "order changed, it gets lost at the provider."),
    /* TRANSLATORS: guide/30-drops.yaml, none, text */
    N_("no, it has no Route header"),
    /* TRANSLATORS: guide/30-drops.yaml, order, text */
    N_("no, in another order or changed"),
    /* TRANSLATORS: guide/30-drops.yaml, hop, text */
    N_("yes, but the packet goes to another address"),
    /* TRANSLATORS: guide/30-drops.yaml, numbers, text */
    N_("yes, but its CSeq number or To tag is not that of the 200"),
    /* TRANSLATORS: guide/30-drops.yaml, right, text */
    N_("yes, all of it is right"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-in-ack, question */
    N_("Does the provider's ACK for the 200 arrive at the PBX?"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-in-ack, why */
    N_("Without it the PBX repeats its 200 and hangs up after 32 s (RFC 3261 section "
       "13.3.1.4)."),
    /* TRANSLATORS: guide/30-drops.yaml, no, text */
    N_("no, and the PBX repeats its 200"),
    /* TRANSLATORS: guide/30-drops.yaml, no, said */
    N_("no, and the PBX sends its 200 {ok.sends} times"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-in-contact, question */
    N_("Which address stands in the Contact of the PBX's 200?"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-in-contact, why */
    N_("The provider sends its ACK there: {ok.contact|not known here}. A private address "
       "cannot be reached from the internet. Type the public address of the PBX to have "
       "it compared."),
    /* TRANSLATORS: guide/30-drops.yaml, private, text */
    N_("a private one (10., 172.16. to 172.31., 192.168.)"),
    /* TRANSLATORS: guide/30-drops.yaml, private, said */
    N_("a private one: {ok.contact.host}"),
    /* TRANSLATORS: guide/30-drops.yaml, other, text */
    N_("another one than the public address and port of the PBX, or a name that only "
       "we know"),
    /* TRANSLATORS: guide/30-drops.yaml, none, text */
    N_("there is no Contact"),
    /* TRANSLATORS: guide/30-drops.yaml, public, text */
    N_("the public address of the PBX"),
    /* TRANSLATORS: guide/30-drops.yaml, public, said */
    N_("a public one: {ok.contact.host}"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-in-via, question */
    N_("Are the Via and Record-Route headers of the 200 those of the INVITE, unchanged?"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-in-via, why */
    N_("The PBX has to return them as it got them, private addresses of the provider's "
       "included; with one replaced, the 200 gets lost at the provider, and no ACK is "
       "ever sent."),
    /* TRANSLATORS: guide/30-drops.yaml, via, text */
    N_("no, an address in a Via was replaced"),
    /* TRANSLATORS: guide/30-drops.yaml, via, said */
    N_("no: {reply.via.changed} stands where {reply.via.original} was"),
    /* TRANSLATORS: guide/30-drops.yaml, route, text */
    N_("no, a Record-Route was replaced"),
    /* TRANSLATORS: guide/30-drops.yaml, alg, text */
    N_("they leave unchanged, and a router's SIP helper (ALG) changes them on the way"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-in-destination, question */
    N_("Is the 200 sent to the address and port that the INVITE came from?"),
    /* TRANSLATORS: guide/30-drops.yaml, no, said */
    N_("no: to {reply.dst}, not to {reply.expected_dst}"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-in-nat, question */
    N_("Does a NAT before the PBX give each destination a port of its own?"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-in-nat, why */
    N_("The Contact of the 200 may name a port then that the NAT keeps for another destination, "
       "and the ACK is dropped there (RFC 4787, 4.1). A port that is forwarded as it "
       "is is not concerned."),
    /* TRANSLATORS: guide/30-drops.yaml, port, said */
    N_("probe: {probe.nat.told}"),
    /* TRANSLATORS: guide/30-drops.yaml, no, text */
    N_("no, or there is no NAT"),
    /* TRANSLATORS: guide/30-drops.yaml, mute-drop-via, question */
    N_("Are the Via headers of the PBX's 200 those of the INVITE, unchanged?"),
    /* TRANSLATORS: guide/30-drops.yaml, mute-drop-via, why */
    N_("The PBX has to return the Via headers as it got them. Where a private address "
       "of the provider's in one of them was replaced, mostly because all private addresses "
       "are, the 200 is dropped within the provider: no voice, no ACK, and the PBX hangs "
       "up."),
    /* TRANSLATORS: guide/30-drops.yaml, mute-drop-via, why */
    N_("Twilio's INVITE has more than one Via, one of them with a private address (172. "
       "…). Where the PBX replaces that in its 200, mostly because it replaces all "
       "private addresses, the 200 is dropped within Twilio: no voice, no ACK, and the "
       "PBX hangs up."),
    /* TRANSLATORS: guide/30-drops.yaml, changed, text */
    N_("no, an address in one of them was replaced"),
    /* TRANSLATORS: guide/30-drops.yaml, mute-drop-else, question */
    N_("What else is wrong with the 200?"),
    /* TRANSLATORS: guide/30-drops.yaml, contact, text */
    N_("its Contact holds a private address"),
    /* TRANSLATORS: guide/30-drops.yaml, contact, said */
    N_("its Contact holds the private address {ok.contact.host}"),
    /* TRANSLATORS: guide/30-drops.yaml, route, text */
    N_("its Record-Route is not that of the INVITE"),
    /* TRANSLATORS: guide/30-drops.yaml, destination, text */
    N_("it is sent to another address or port than the INVITE came from"),
    /* TRANSLATORS: guide/30-drops.yaml, sdp, text */
    N_("it has no SDP, or one with a private address"),
    /* TRANSLATORS: guide/30-drops.yaml, nothing, text */
    N_("nothing"),
    /* TRANSLATORS: guide/30-drops.yaml, timer-refresh, question */
    N_("What happens just before the call drops?"),
    /* TRANSLATORS: guide/30-drops.yaml, timer-refresh, why */
    N_("Calls that end after 15, 30 or 60 minutes mostly end with their session timer: "
       "a re-INVITE or UPDATE has to refresh it in time, half-way as a rule. Where it "
       "is missing or refused, the call is ended (RFC 4028)."),
    /* TRANSLATORS: guide/30-drops.yaml, refused, text */
    N_("a re-INVITE or UPDATE is refused"),
    /* TRANSLATORS: guide/30-drops.yaml, refused, said */
    N_("a re-INVITE gets {reinvite_final.status_line}"),
    /* TRANSLATORS: guide/30-drops.yaml, unanswered, text */
    N_("a re-INVITE or UPDATE gets no answer"),
    /* TRANSLATORS: guide/30-drops.yaml, counted, text */
    N_("a re-INVITE or UPDATE is answered, and the call ends all the same"),
    /* TRANSLATORS: guide/30-drops.yaml, both, text */
    N_("both sides send one at the same time, and both get 491"),
    /* TRANSLATORS: guide/30-drops.yaml, no-rtp, text */
    N_("a BYE whose Reason says that no RTP came"),
    /* TRANSLATORS: guide/30-drops.yaml, nothing, text */
    N_("nothing; no re-INVITE is sent at all"),
    /* TRANSLATORS: guide/30-drops.yaml, nothing, said */
    N_("nothing; the timer of {ok.session_expires|the session} s ran out"),
    /* TRANSLATORS: guide/40-voice.yaml, one-way-audio-to-pbx, hint */
    N_("The person at the other end hears you; you hear nothing."),
    /* TRANSLATORS: guide/40-voice.yaml, one-way-audio-from-pbx, hint */
    N_("You hear the person at the other end, who hears nothing."),
    /* TRANSLATORS: guide/40-voice.yaml, one-way-who, question */
    N_("Who hears nothing?"),
    /* TRANSLATORS: guide/40-voice.yaml, pbx, text */
    N_("the PBX, while the far end hears it"),
    /* TRANSLATORS: guide/40-voice.yaml, far, text */
    N_("the far end, while the PBX hears it"),
    /* TRANSLATORS: guide/40-voice.yaml, astray, text */
    N_("one of the two, and its voice goes to another address than its SDP names"),
    /* TRANSLATORS: guide/40-voice.yaml, neither-known, text */
    N_("one of the two, and it cannot be told which"),
    /* TRANSLATORS: guide/40-voice.yaml, hear-address, question */
    N_("Which address does the PBX put into its SDP (the c= line)?"),
    /* TRANSLATORS: guide/40-voice.yaml, hear-address, why */
    N_("The voice is sent there: {own.connection|not known here}. An address of the "
       "LAN cannot be reached from the internet. Type the public address of the PBX "
       "to have it compared."),
    /* TRANSLATORS: guide/40-voice.yaml, hear-address, why */
    N_("Twilio sends the voice to exactly this address: {own.connection|not known here}. "
       "It has to be the WAN address of the PBX, not that of its LAN. Type the public "
       "address of the PBX to have it compared."),
    /* TRANSLATORS: guide/40-voice.yaml, private, text */
    N_("one of the LAN (10., 172.16. to 172.31., 192.168.)"),
    /* TRANSLATORS: guide/40-voice.yaml, private, said */
    N_("a private one: {own.connection}"),
    /* TRANSLATORS: guide/40-voice.yaml, other, text */
    N_("another one than its public address"),
    /* TRANSLATORS: guide/40-voice.yaml, later, text */
    N_("voice is heard at first; it stops later, or since a change within the call (hold, "
       "transfer)"),
    /* TRANSLATORS: guide/40-voice.yaml, bridge, text */
    N_("the PBX or SBC gets the voice on its other leg, and does not send it on"),
    /* TRANSLATORS: guide/40-voice.yaml, public, text */
    N_("its public address"),
    /* TRANSLATORS: guide/40-voice.yaml, public, said */
    N_("a public one: {own.connection}"),
    /* TRANSLATORS: guide/40-voice.yaml, hear-arrives, question */
    N_("Does voice (RTP) from the provider arrive at the host of the PBX?"),
    /* TRANSLATORS: guide/40-voice.yaml, hear-arrives, why */
    N_("What arrives there and is not heard is a matter of the PBX; what does not arrive "
       "was dropped before."),
    /* TRANSLATORS: guide/40-voice.yaml, yes, said */
    N_("yes, {media.to_own.packets} packets"),
    /* TRANSLATORS: guide/40-voice.yaml, no, said */
    N_("no, while {media.to_far.packets} packets went out"),
    /* TRANSLATORS: guide/40-voice.yaml, hear-firewall, question */
    N_("Do all firewalls let UDP from the provider's media addresses reach the RTP ports "
       "of the PBX?"),
    /* TRANSLATORS: guide/40-voice.yaml, hear-firewall, why */
    N_("The host's own, that of the router, and the forwarding of ports where there "
       "is NAT."),
    /* TRANSLATORS: guide/40-voice.yaml, hear-firewall, why */
    N_("Twilio's voice comes from 168.86.128.0/18 with the ports 10000 to 60000 since "
       "February 2024; firewall rules from before name other networks and ports up to "
       "20000."),
    /* TRANSLATORS: guide/40-voice.yaml, old, text */
    N_("only from networks and ports that it had years ago"),
    /* TRANSLATORS: guide/40-voice.yaml, hear-nat, question */
    N_("Does a NAT give each destination an outer address or port of its own?"),
    /* TRANSLATORS: guide/40-voice.yaml, hear-nat, why */
    N_("A port that the PBX learns by STUN, or from the answer of one server, does not "
       "hold for the provider's media then (RFC 4787, 4.1). Two servers that answer "
       "to one port of this host show it; ports for RTP that are forwarded as they are "
       "are not concerned."),
    /* TRANSLATORS: guide/40-voice.yaml, differs, text */
    N_("yes, another port, or another address"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-leaves, question */
    N_("Does voice (RTP) leave the host of the PBX for the provider?"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-leaves, why */
    N_("What does not leave is held back by the PBX or its own firewall; what leaves "
       "gets lost on the way."),
    /* TRANSLATORS: guide/40-voice.yaml, no, said */
    N_("no, while {media.to_own.packets} packets came in"),
    /* TRANSLATORS: guide/40-voice.yaml, later, text */
    N_("yes, and voice is heard at first; it stops later, or since a change within the "
       "call (hold, transfer)"),
    /* TRANSLATORS: guide/40-voice.yaml, moved, text */
    N_("yes, but since some time from another port than at first"),
    /* TRANSLATORS: guide/40-voice.yaml, yes, said */
    N_("yes, {media.to_far.packets} packets"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-firewall, question */
    N_("Does a firewall of the host keep it back?"),
    /* TRANSLATORS: guide/40-voice.yaml, no, text */
    N_("no, the PBX does not send any"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-ttl, question */
    N_("What TTL (time to live) does this voice have when it leaves?"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-ttl, why */
    N_("Every router takes one off; some providers drop what arrives with 10 or less. "
       "tcpdump -v shows it, traceroute the number of hops."),
    /* TRANSLATORS: guide/40-voice.yaml, heard-ttl, why */
    N_("Every router takes one off; what reaches Twilio with 10 or less does not make "
       "it through. tcpdump -v shows the TTL, traceroute the number of hops."),
    /* TRANSLATORS: guide/40-voice.yaml, low, text */
    N_("less than the number of hops and 10 more"),
    /* TRANSLATORS: guide/40-voice.yaml, low, said */
    N_("a low one: {media.to_far.ttl}"),
    /* TRANSLATORS: guide/40-voice.yaml, usual, text */
    N_("a usual one (64, 128)"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-destination, question */
    N_("Does it go to the address and port in the provider's SDP?"),
    /* TRANSLATORS: guide/40-voice.yaml, no, said */
    N_("no: to {media.to_far.dst}"),
    /* TRANSLATORS: guide/40-voice.yaml, yes, said */
    N_("yes: to {media.to_far.dst}"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-lost, question */
    N_("Where does it get lost?"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-lost, why */
    N_("A traceroute by UDP to the provider's media address shows how far packets get; "
       "a capture outside the firewall, or the provider's own capture of the call, shows "
       "on which side they vanish."),
    /* TRANSLATORS: guide/40-voice.yaml, firewall, text */
    N_("at our own firewall or router"),
    /* TRANSLATORS: guide/40-voice.yaml, firewall, said */
    N_("at {icmp.media.src|this host}, which refuses it"),
    /* TRANSLATORS: guide/40-voice.yaml, isp, text */
    N_("at the internet provider, or beyond"),
    /* TRANSLATORS: guide/40-voice.yaml, isp, said */
    N_("at {icmp.media.src}, which refuses it"),
    /* TRANSLATORS: guide/40-voice.yaml, port, text */
    N_("at the far end, which refuses it"),
    /* TRANSLATORS: guide/40-voice.yaml, mute-sdp, question */
    N_("Do INVITE, 200 and ACK together carry an SDP offer and its answer?"),
    /* TRANSLATORS: guide/40-voice.yaml, mute-sdp, why */
    N_("Without both, neither side knows where to send its voice."),
    /* TRANSLATORS: guide/40-voice.yaml, one-way, text */
    N_("yes, and voice flows, but one way only"),
    /* TRANSLATORS: guide/40-voice.yaml, no-answer, text */
    N_("no, the 200 brings no answer, or the ACK none to the offer of the 200"),
    /* TRANSLATORS: guide/40-voice.yaml, mismatch, text */
    N_("yes, but they do not go together (keys, encryption, address families), or one "
       "says no address or port 0"),
    /* TRANSLATORS: guide/40-voice.yaml, dtls, text */
    N_("yes, but both want to begin DTLS, or neither does (a=setup)"),
    /* TRANSLATORS: guide/40-voice.yaml, later, text */
    N_("yes, and voice is heard at first; it stops later, both ways"),
    /* TRANSLATORS: guide/40-voice.yaml, silent, text */
    N_("yes, and one side sends no voice at all, or it is lost on the way"),
    /* TRANSLATORS: guide/40-voice.yaml, codec, text */
    N_("the answer names a codec or streams that were not offered"),
    /* TRANSLATORS: guide/40-voice.yaml, mute-address, question */
    N_("Does the PBX put its public address into its SDP (the c= line)?"),
    /* TRANSLATORS: guide/40-voice.yaml, mute-address, why */
    N_("The voice is sent there: {own.connection|not known here}. An address of the "
       "LAN cannot be reached from the internet."),
    /* TRANSLATORS: guide/40-voice.yaml, no, said */
    N_("no: {own.connection}"),
    /* TRANSLATORS: guide/40-voice.yaml, yes, said */
    N_("yes: {own.connection}"),
    /* TRANSLATORS: guide/40-voice.yaml, mute-firewall, question */
    N_("Does any voice (RTP) leave, or reach, the host of the PBX?"),
    /* TRANSLATORS: guide/40-voice.yaml, out, text */
    N_("it leaves, but none arrives"),
    /* TRANSLATORS: guide/40-voice.yaml, none, text */
    N_("neither"),
    /* TRANSLATORS: guide/40-voice.yaml, both, text */
    N_("both, and still nothing is heard"),
    /* TRANSLATORS: guide/40-voice.yaml, bad-loss, question */
    N_("Are packets of voice missing, or do they come in fits?"),
    /* TRANSLATORS: guide/40-voice.yaml, bad-loss, why */
    N_("One packet in a hundred missing can be heard; the statistics of a capture, or "
       "RTCP, tell."),
    /* TRANSLATORS: guide/40-voice.yaml, lost, text */
    N_("yes, packets are missing"),
    /* TRANSLATORS: guide/40-voice.yaml, lost, said */
    /* xgettext:no-c-format */
    N_("{media.to_own.loss|0} % to the PBX, {media.to_far.loss|0} % from it are missing"),
    /* TRANSLATORS: guide/40-voice.yaml, mark, text */
    N_("yes, in the direction that has no priority (DSCP 0), and not in the other"),
    /* TRANSLATORS: guide/40-voice.yaml, reported, text */
    N_("not in the capture, but the receiver says so (RTCP, its own statistics)"),
    /* TRANSLATORS: guide/40-voice.yaml, late, text */
    N_("no, but its beginning is missing"),
    /* TRANSLATORS: guide/40-voice.yaml, two, text */
    N_("no, but two streams come at once from one port"),
    /* TRANSLATORS: guide/40-voice.yaml, codec, text */
    N_("no, but it is noise, or one side plays nothing of it"),
    /* TRANSLATORS: guide/40-voice.yaml, no, text */
    N_("no, none are missing"),
    /* TRANSLATORS: guide/45-within.yaml, within-request, question */
    N_("What becomes of the request within the call (BYE, re-INVITE, UPDATE, INFO)?"),
    /* TRANSLATORS: guide/45-within.yaml, within-request, why */
    N_("Each of them has to name the dialog by its tags, go to the last Contact of the "
       "other side, and carry the Route that the Record-Route of the call made. The "
       "capture shows the request and what answered it."),
    /* TRANSLATORS: guide/45-within.yaml, wrong, text */
    N_("it is refused or lost, and something in it is not as the call has it"),
    /* TRANSLATORS: guide/45-within.yaml, challenged, text */
    N_("it is challenged (401, 407), and not sent again with credentials"),
    /* TRANSLATORS: guide/45-within.yaml, refused, text */
    N_("it is refused, and nothing is wrong with it"),
    /* TRANSLATORS: guide/45-within.yaml, form, text */
    N_("it is an OPTIONS that is refused, or its SDP has no m= line"),
    /* TRANSLATORS: guide/45-within.yaml, unanswered, text */
    N_("nothing answers it"),
    /* TRANSLATORS: guide/45-within.yaml, half, text */
    N_("it is answered with a 200 that has no SDP or is sent again and again, or by "
       "a provisional response alone"),
    /* TRANSLATORS: guide/45-within.yaml, timer, text */
    N_("it is to refresh the session timer, and does not, or it is never sent"),
    /* TRANSLATORS: guide/45-within.yaml, within-wrong, question */
    N_("What in the request is not as the call has it?"),
    /* TRANSLATORS: guide/45-within.yaml, within-wrong, why */
    N_("Compare it with the INVITE and its 200. `sipwhy` does so when it has the capture."),
    /* TRANSLATORS: guide/45-within.yaml, tag, text */
    N_("the tag of From or To"),
    /* TRANSLATORS: guide/45-within.yaml, cseq, text */
    N_("the CSeq number, which was used before"),
    /* TRANSLATORS: guide/45-within.yaml, target, text */
    N_("the Request-URI, which is not the last Contact"),
    /* TRANSLATORS: guide/45-within.yaml, route, text */
    N_("the Route, which is missing or another"),
    /* TRANSLATORS: guide/45-within.yaml, transport, text */
    N_("the transport, UDP in a call over TCP or the reverse"),
    /* TRANSLATORS: guide/45-within.yaml, hop, text */
    N_("the address that the packet went to"),
    /* TRANSLATORS: guide/45-within.yaml, source, text */
    N_("the address that it came from"),
    /* TRANSLATORS: guide/45-within.yaml, transfer-what, question */
    N_("What becomes of the REFER that asks for the transfer?"),
    /* TRANSLATORS: guide/45-within.yaml, transfer-what, why */
    N_("The side that is to transfer sends REFER; 202 accepts it, and NOTIFYs then report "
       "how the new call goes."),
    /* TRANSLATORS: guide/45-within.yaml, form, text */
    N_("it is refused, and its Refer-To has no angle brackets, or it has no Referred-By"),
    /* TRANSLATORS: guide/45-within.yaml, tags, text */
    N_("its Replaces lacks the tags, or names a call that is over, has other tags or "
       "is the transferred one itself"),
    /* TRANSLATORS: guide/45-within.yaml, refused, text */
    N_("it is refused"),
    /* TRANSLATORS: guide/45-within.yaml, failed, text */
    N_("it is accepted, and a NOTIFY reports a failure"),
    /* TRANSLATORS: guide/45-within.yaml, notify, text */
    N_("the NOTIFYs are refused"),
    /* TRANSLATORS: guide/45-within.yaml, replaces, text */
    N_("the new INVITE with Replaces is refused"),
    /* TRANSLATORS: guide/45-within.yaml, unreported, text */
    N_("it is accepted, and no NOTIFY comes"),
    /* TRANSLATORS: guide/45-within.yaml, rings-on-what, question */
    N_("What is sent when the caller gives up, or when a phone answers?"),
    /* TRANSLATORS: guide/45-within.yaml, lost, text */
    N_("a CANCEL that nothing answers"),
    /* TRANSLATORS: guide/45-within.yaml, unmatched, text */
    N_("a CANCEL that is refused"),
    /* TRANSLATORS: guide/45-within.yaml, accepted, text */
    N_("a CANCEL that is accepted, and yet the INVITE gets no 487"),
    /* TRANSLATORS: guide/45-within.yaml, crossed, text */
    N_("a CANCEL, and the 200 that crossed it is never acknowledged"),
    /* TRANSLATORS: guide/45-within.yaml, second, text */
    N_("a second 200, of another phone, that is never acknowledged"),
    /* TRANSLATORS: guide/45-within.yaml, answer, text */
    N_("a BYE of the called side, though here the call only rings"),
    /* TRANSLATORS: guide/48-noticed.yaml, hold, title */
    N_("Hold does not work, or the call is mute or gone after it"),
    /* TRANSLATORS: guide/48-noticed.yaml, no-ringback, title */
    N_("The caller hears no ringing, or no announcement before the answer"),
    /* TRANSLATORS: guide/48-noticed.yaml, stays-up, title */
    N_("Calls stay up after one side has hung up"),
    /* TRANSLATORS: guide/48-noticed.yaml, at-times, title */
    N_("Calls fail at certain times only, or when many are up"),
    /* TRANSLATORS: guide/48-noticed.yaml, one-destination, title */
    N_("Only calls to one number or destination fail"),
    /* TRANSLATORS: guide/48-noticed.yaml, after-change, title */
    N_("It fails since a change of the router, the line or the software"),
    /* TRANSLATORS: guide/48-noticed.yaml, hold-what, question */
    N_("What becomes of the re-INVITE that puts the call on hold, or of the one that "
       "resumes it?"),
    /* TRANSLATORS: guide/48-noticed.yaml, hold-what, why */
    N_("Hold is a re-INVITE whose SDP says sendonly, inactive or 0.0.0.0; the next one "
       "says sendrecv again. Capture a call that is put on hold and resumed, with its "
       "voice."),
    /* TRANSLATORS: guide/48-noticed.yaml, refused, text */
    N_("it is refused, and the call goes on"),
    /* TRANSLATORS: guide/48-noticed.yaml, ends, text */
    N_("the call ends with it"),
    /* TRANSLATORS: guide/48-noticed.yaml, unanswered, text */
    N_("nothing answers it, or only a 100"),
    /* TRANSLATORS: guide/48-noticed.yaml, silent, text */
    N_("it is answered, and nobody resumes the call, or one side stays on hold"),
    /* TRANSLATORS: guide/48-noticed.yaml, astray, text */
    N_("it is answered, and then the voice goes to the wrong place"),
    /* TRANSLATORS: guide/48-noticed.yaml, ringback-what, question */
    N_("What comes between the INVITE and the answer?"),
    /* TRANSLATORS: guide/48-noticed.yaml, ringback-what, why */
    N_("With 180 and no SDP the caller's own phone makes the ringing tone; with 183 "
       "and SDP the voice from the called side is to be heard. Capture the beginning "
       "of a call, with RTP."),
    /* TRANSLATORS: guide/48-noticed.yaml, nothing, text */
    N_("nothing, or a 100 alone, for many seconds"),
    /* TRANSLATORS: guide/48-noticed.yaml, mute, text */
    N_("a 183 with SDP, and no RTP"),
    /* TRANSLATORS: guide/48-noticed.yaml, several, text */
    N_("183 from several phones or gateways"),
    /* TRANSLATORS: guide/48-noticed.yaml, reliable, text */
    N_("an 18x with Require 100rel"),
    /* TRANSLATORS: guide/48-noticed.yaml, lost, text */
    N_("responses are sent, and the caller repeats its INVITE"),
    /* TRANSLATORS: guide/48-noticed.yaml, stays-up-what, question */
    N_("What becomes of the BYE of the side that hangs up?"),
    /* TRANSLATORS: guide/48-noticed.yaml, stays-up-what, why */
    N_("A call ends with a BYE and its 200. Capture on the side where the call stays "
       "up."),
    /* TRANSLATORS: guide/48-noticed.yaml, refused, text */
    N_("it is refused or challenged"),
    /* TRANSLATORS: guide/48-noticed.yaml, second, text */
    N_("it is answered, and a second phone that had answered, too, stays in the call"),
    /* TRANSLATORS: guide/48-noticed.yaml, voice, text */
    N_("it is answered, and RTP goes on"),
    /* TRANSLATORS: guide/48-noticed.yaml, none, text */
    N_("there is no BYE; the voice just stops"),
    /* TRANSLATORS: guide/48-noticed.yaml, tls-what, question */
    N_("How does the TLS handshake end?"),
    /* TRANSLATORS: guide/48-noticed.yaml, tls-what, why */
    N_("The alert at its end is not encrypted up to TLS 1.2, and names the reason; `openssl "
       "s_client -connect HOST:5061 -servername HOST` shows the certificate."),
    /* TRANSLATORS: guide/48-noticed.yaml, time, text */
    N_("the certificate has expired, or is not valid yet (a clock that is wrong)"),
    /* TRANSLATORS: guide/48-noticed.yaml, name, text */
    N_("the certificate is for another name"),
    /* TRANSLATORS: guide/48-noticed.yaml, issuer, text */
    N_("the issuer is not known, or the certificate is rejected"),
    /* TRANSLATORS: guide/48-noticed.yaml, client, text */
    N_("the server wants a certificate of the client"),
    /* TRANSLATORS: guide/48-noticed.yaml, version, text */
    N_("the two have no version or cipher in common"),
    /* TRANSLATORS: guide/48-noticed.yaml, never, text */
    N_("it does not begin, or is broken off without a word"),
    /* TRANSLATORS: guide/48-noticed.yaml, well, text */
    N_("well, and the call is refused after it"),
    /* TRANSLATORS: guide/48-noticed.yaml, times-what, question */
    N_("What do the calls that fail have in common?"),
    /* TRANSLATORS: guide/48-noticed.yaml, times-what, why */
    N_("Record for as long as it takes (`sipwhy -i any -O FILE`), with calls that fail "
       "and calls that do not. The list of calls then shows what is up or away at these "
       "times."),
    /* TRANSLATORS: guide/48-noticed.yaml, many, text */
    N_("a number of other calls is up"),
    /* TRANSLATORS: guide/48-noticed.yaml, fast, text */
    N_("many calls begin within a second"),
    /* TRANSLATORS: guide/48-noticed.yaml, away, text */
    N_("the called phone or the trunk is not registered then"),
    /* TRANSLATORS: guide/48-noticed.yaml, idle, text */
    N_("nothing was sent for a minute or more before them"),
    /* TRANSLATORS: guide/48-noticed.yaml, names, text */
    N_("names are looked up slowly, or not at all"),
    /* TRANSLATORS: guide/48-noticed.yaml, one-way, text */
    N_("they go by one gateway or in one direction"),
    /* TRANSLATORS: guide/48-noticed.yaml, sound, text */
    N_("they connect, and the sound is bad then"),
    /* TRANSLATORS: guide/48-noticed.yaml, destination-what, question */
    N_("How do the calls to it end?"),
    /* TRANSLATORS: guide/48-noticed.yaml, destination-what, why */
    N_("Capture one call that fails and one to another number that does not, and compare "
       "them."),
    /* TRANSLATORS: guide/48-noticed.yaml, form, text */
    N_("400, 404, 484: the number is not known or not complete"),
    /* TRANSLATORS: guide/48-noticed.yaml, allowed, text */
    N_("403: it is not allowed"),
    /* TRANSLATORS: guide/48-noticed.yaml, moved, text */
    N_("3xx: the call is redirected"),
    /* TRANSLATORS: guide/48-noticed.yaml, media, text */
    N_("415, 488 or 606: the media are not taken"),
    /* TRANSLATORS: guide/48-noticed.yaml, busy, text */
    N_("busy at once, or refused by what filters calls"),
    /* TRANSLATORS: guide/48-noticed.yaml, behind, text */
    N_("another status, which comes from a leg behind"),
    /* TRANSLATORS: guide/48-noticed.yaml, slow, text */
    N_("nothing is heard for long"),
    /* TRANSLATORS: guide/48-noticed.yaml, change-what, question */
    N_("What was changed?"),
    /* TRANSLATORS: guide/48-noticed.yaml, change-what, why */
    N_("A capture from before the change beside one of now shows which line is another."),
    /* TRANSLATORS: guide/48-noticed.yaml, router, text */
    N_("the router or the line"),
    /* TRANSLATORS: guide/48-noticed.yaml, address, text */
    N_("the public address"),
    /* TRANSLATORS: guide/48-noticed.yaml, firewall, text */
    N_("a firewall"),
    /* TRANSLATORS: guide/48-noticed.yaml, software, text */
    N_("the software or settings of the PBX or phone"),
    /* TRANSLATORS: guide/48-noticed.yaml, provider, text */
    N_("the provider, or its addresses"),
    /* TRANSLATORS: guide/48-noticed.yaml, glare-491, explain */
    N_("Both sides changed the call at the same moment; 491 asks to try again after "
       "a random time, which was not done."),
    /* TRANSLATORS: guide/48-noticed.yaml, glare-491, look */
    N_("Two re-INVITEs or UPDATEs that cross, and what follows the 491."),
    /* TRANSLATORS: guide/48-noticed.yaml, glare-491, fix */
    N_("Let the side that got the 491 try again, and look why both change the call at "
       "once."),
    /* TRANSLATORS: guide/48-noticed.yaml, reinvite-overlaps, title */
    N_("A change within the call came while another was under way"),
    /* TRANSLATORS: guide/48-noticed.yaml, reinvite-overlaps, explain */
    N_("A side that has not answered one re-INVITE or UPDATE yet refuses the next with "
       "500 and Retry-After."),
    /* TRANSLATORS: guide/48-noticed.yaml, reinvite-overlaps, look */
    N_("An earlier re-INVITE or UPDATE without an answer when the second comes."),
    /* TRANSLATORS: guide/48-noticed.yaml, reinvite-overlaps, fix */
    N_("Let the sender wait for the answer to the first, and try again after the time "
       "in Retry-After."),
    /* TRANSLATORS: guide/48-noticed.yaml, early-media-183-blocked, explain */
    N_("183 with SDP mostly means that the called side plays ringing or an announcement "
       "as voice; none arrives, and the caller's phone makes no tone of its own."),
    /* TRANSLATORS: guide/48-noticed.yaml, early-media-183-blocked, look */
    N_("183 with SDP, no 180, and no RTP to the caller before the answer."),
    /* TRANSLATORS: guide/48-noticed.yaml, early-media-183-blocked, fix */
    N_("Let the called side send RTP with its 183, or 180 without SDP; look whether "
       "a firewall lets RTP in before the answer."),
    /* TRANSLATORS: guide/48-noticed.yaml, rtp-after-bye, explain */
    N_("One side still sends voice after the BYE; it has not noticed the end of the "
       "call, or its media process was not stopped."),
    /* TRANSLATORS: guide/48-noticed.yaml, rtp-after-bye, look */
    N_("RTP after the 200 to the BYE, and where it comes from."),
    /* TRANSLATORS: guide/48-noticed.yaml, rtp-after-bye, fix */
    N_("Look on that host whether the BYE arrived and ended the call there."),
    /* TRANSLATORS: guide/48-noticed.yaml, secure-transport-required, explain */
    N_("The other side takes calls only if their signalling is encrypted."),
    /* TRANSLATORS: guide/48-noticed.yaml, secure-transport-required, look */
    N_("The words of the refusal, and the transport of the INVITE."),
    /* TRANSLATORS: guide/48-noticed.yaml, secure-transport-required, fix */
    N_("Set the transport of the trunk to TLS (port 5061, most often with SRTP)."),
    /* TRANSLATORS: guide/48-noticed.yaml, retry-storm, title */
    N_("One number is called again and again in vain"),
    /* TRANSLATORS: guide/48-noticed.yaml, retry-storm, explain */
    N_("A dialler or a route tries at once again when a call fails, which makes load "
       "and gets calls barred."),
    /* TRANSLATORS: guide/48-noticed.yaml, retry-storm, look */
    N_("Calls to the same number one after the other."),
    /* TRANSLATORS: guide/48-noticed.yaml, retry-storm, fix */
    N_("Let it wait longer between attempts each time, and give up after a few."),
    /* TRANSLATORS: guide/48-noticed.yaml, dns-slow-or-flapping, title */
    N_("The DNS server answers late, and calls wait for it"),
    /* TRANSLATORS: guide/48-noticed.yaml, dns-slow-or-flapping, explain */
    N_("Before a call the address of the trunk is asked for; a resolver that answers "
       "late, or only when asked again, holds the call up."),
    /* TRANSLATORS: guide/48-noticed.yaml, dns-slow-or-flapping, look */
    N_("The time between a DNS question and its answer before the INVITE."),
    /* TRANSLATORS: guide/48-noticed.yaml, dns-slow-or-flapping, fix */
    N_("Give the PBX a resolver that answers fast, and take servers out that do not "
       "answer."),
    /* TRANSLATORS: guide/48-noticed.yaml, only-calls-of-a-kind-fail, title */
    N_("Only the calls by way of one gateway, to one prefix or with one codec fail"),
    /* TRANSLATORS: guide/48-noticed.yaml, only-calls-of-a-kind-fail, explain */
    N_("When all calls of one kind fail and the others do not, that gateway, prefix "
       "or codec is at fault and not the PBX as a whole."),
    /* TRANSLATORS: guide/48-noticed.yaml, only-calls-of-a-kind-fail, look */
    N_("The gateway, number and codecs of the calls that fail, beside those of the others."),
    /* TRANSLATORS: guide/48-noticed.yaml, only-calls-of-a-kind-fail, fix */
    N_("Take that gateway or route out until it works, and look there for why it refuses "
       "what the others take."),
    /* TRANSLATORS: guide/48-noticed.yaml, rtp-jitter, explain */
    N_("Packets of voice come unevenly, later than the jitter buffer of the phone waits "
       "for them."),
    /* TRANSLATORS: guide/48-noticed.yaml, rtp-jitter, look */
    N_("The jitter in the statistics of the capture, or in RTCP."),
    /* TRANSLATORS: guide/48-noticed.yaml, rtp-jitter, fix */
    N_("Look for queues that fill up (an upload, wireless links), give RTP priority, "
       "and enlarge the jitter buffer."),
    /* TRANSLATORS: guide/48-noticed.yaml, number-not-found, explain */
    N_("The called number has no route or extension where the call arrives."),
    /* TRANSLATORS: guide/48-noticed.yaml, number-not-found, look */
    N_("The user of the Request-URI, beside the numbers of the routes there."),
    /* TRANSLATORS: guide/48-noticed.yaml, number-not-found, fix */
    N_("Give it a route in exactly that form, with or without + and country code."),
    /* TRANSLATORS: guide/50-other.yaml, keys-events, question */
    N_("Do the SDPs of both sides list telephone-event?"),
    /* TRANSLATORS: guide/50-other.yaml, keys-events, why */
    N_("Only then are key presses sent as events (RFC 4733); else they travel as tones "
       "within the voice, which codecs and packet loss spoil."),
    /* TRANSLATORS: guide/50-other.yaml, no, text */
    N_("no, only one of them, or none"),
    /* TRANSLATORS: guide/50-other.yaml, yes, text */
    N_("yes, both"),
    /* TRANSLATORS: guide/50-other.yaml, keys-lost, question */
    N_("Do the events carry the payload type that the side which hears them listed?"),
    /* TRANSLATORS: guide/50-other.yaml, keys-lost, why */
    N_("Each side sends with the number of the other's SDP; 101 here may be 96 there."),
    /* TRANSLATORS: guide/50-other.yaml, yes, text */
    N_("yes, but packets are missing"),
    /* TRANSLATORS: guide/50-other.yaml, twice, text */
    N_("yes, and digits arrive twice"),
    /* TRANSLATORS: guide/50-other.yaml, endless, text */
    N_("yes, and the keys seem to be held"),
    /* TRANSLATORS: guide/50-other.yaml, clock, text */
    N_("yes, but telephone-event has another clock (the number behind the slash) than "
       "the codec"),
    /* TRANSLATORS: guide/50-other.yaml, leg, text */
    N_("yes, they reach the PBX or SBC, and it sends none on its other leg"),
    /* TRANSLATORS: guide/50-other.yaml, register-answer, question */
    N_("What answers the REGISTER of the PBX?"),
    /* TRANSLATORS: guide/50-other.yaml, register-answer, why */
    N_("401 or 407 once is how it begins: the PBX then sends it again with credentials. "
       "Many trunks want no registration at all; they know the PBX by its address."),
    /* TRANSLATORS: guide/50-other.yaml, register-answer, why */
    N_("Elastic SIP Trunks of Twilio take no registration at all; set the PBX not to "
       "register."),
    /* TRANSLATORS: guide/50-other.yaml, brief, text */
    N_("423, the time is too short"),
    /* TRANSLATORS: guide/50-other.yaml, form, text */
    N_("a refusal, and its Request-URI has a user, or its Contact another one than the "
       "account"),
    /* TRANSLATORS: guide/50-other.yaml, credentials, text */
    N_("401, 407 or 403 again and again"),
    /* TRANSLATORS: guide/50-other.yaml, unanswered, text */
    N_("401 or 407, and no REGISTER with credentials follows"),
    /* TRANSLATORS: guide/50-other.yaml, refused, text */
    N_("another refusal"),
    /* TRANSLATORS: guide/50-other.yaml, lost, text */
    N_("200, but after a while calls no longer arrive"),
    /* TRANSLATORS: guide/50-other.yaml, register-lost, question */
    N_("What is between the registration and the calls that do not arrive?"),
    /* TRANSLATORS: guide/50-other.yaml, private, text */
    N_("the REGISTERs after the first give a private address"),
    /* TRANSLATORS: guide/50-other.yaml, late, text */
    N_("the registration is renewed too late, or not at all"),
    /* TRANSLATORS: guide/50-other.yaml, nat, text */
    N_("the phone stands behind a NAT, and nothing came from it for a while"),
    /* TRANSLATORS: guide/50-other.yaml, port, text */
    N_("the call goes to another port than the REGISTER came from"),
    /* TRANSLATORS: guide/50-other.yaml, granted, text */
    N_("the 200 grants no time, or lists no Contact"),
    /* TRANSLATORS: guide/50-other.yaml, replaced, text */
    N_("another device registered the same user"),
    /* TRANSLATORS: guide/50-other.yaml, fax-reinvite, question */
    N_("Is there a re-INVITE for T.38 (m=image), and what answers it?"),
    /* TRANSLATORS: guide/50-other.yaml, fax-reinvite, why */
    N_("A fax begins as a call with voice; one side then asks for T.38. Where that is "
       "refused, the fax has to go within G.711."),
    /* TRANSLATORS: guide/50-other.yaml, none, text */
    N_("there is none"),
    /* TRANSLATORS: guide/50-other.yaml, accepted, text */
    N_("it is accepted"),
    /* TRANSLATORS: guide/50-other.yaml, fax-voice, question */
    N_("Does the call use G.711 (PCMU or PCMA), and do no packets get lost?"),
    /* TRANSLATORS: guide/50-other.yaml, fax-voice, why */
    N_("Fax tones do not survive other codecs, nor holes."),
    /* TRANSLATORS: guide/50-other.yaml, codec, text */
    N_("no, another codec"),
    /* TRANSLATORS: guide/50-other.yaml, loss, text */
    N_("G.711, but packets are missing"),
    /* TRANSLATORS: guide/50-other.yaml, fine, text */
    N_("G.711, and none are missing"),
    /* TRANSLATORS: guide/50-other.yaml, other-status-what, question */
    N_("Which status ends the call?"),
    /* TRANSLATORS: guide/50-other.yaml, loop, text */
    N_("482 or 483: it came before, or its hops ran out"),
    /* TRANSLATORS: guide/50-other.yaml, extension, text */
    N_("420 or 421: an extension is wanted or not known"),
    /* TRANSLATORS: guide/50-other.yaml, method, text */
    N_("405 or 501: the method is not allowed"),
    /* TRANSLATORS: guide/50-other.yaml, busy, text */
    N_("486 or 600: busy"),
    /* TRANSLATORS: guide/50-other.yaml, disturb, text */
    N_("480: do not disturb"),
    /* TRANSLATORS: guide/50-other.yaml, registered, text */
    N_("404 or 480 for a user that registered there"),
    /* TRANSLATORS: guide/50-other.yaml, number, text */
    N_("404, 410, 484 or 604: the number is not known or not complete"),
    /* TRANSLATORS: guide/50-other.yaml, other, text */
    N_("another one"),
    /* TRANSLATORS: guide/50-other.yaml, refusal-words, question */
    N_("What do the words of the refusal speak of?"),
    /* TRANSLATORS: guide/50-other.yaml, refusal-words, why */
    N_("The reason phrase, a Warning or a Reason header says it; `sipwhy` shows the "
       "line when it has the capture."),
    /* TRANSLATORS: guide/50-other.yaml, hop, text */
    N_("an address that cannot be resolved, or a send that failed"),
    /* TRANSLATORS: guide/50-other.yaml, peer, text */
    N_("a trunk, peer or device that is not known"),
    /* TRANSLATORS: guide/50-other.yaml, domain, text */
    N_("a domain, or relaying"),
    /* TRANSLATORS: guide/50-other.yaml, account, text */
    N_("the user in From, the credentials, or a Route"),
    /* TRANSLATORS: guide/50-other.yaml, caller, text */
    N_("a caller who shows no number, or an emergency call"),
    /* TRANSLATORS: guide/50-other.yaml, redirect, text */
    N_("another address (3xx), which is not in it or is not called"),
    /* TRANSLATORS: guide/50-other.yaml, behind, text */
    N_("nothing of that kind, and a call that the other side began for it was refused"),
    /* TRANSLATORS: guide/50-other.yaml, none, text */
    N_("nothing of that kind"),
    /* TRANSLATORS: guide/50-other.yaml, other-what, question */
    N_("What is it?"),
    /* TRANSLATORS: guide/50-other.yaml, hangup, text */
    N_("hanging up does not end the call on the other side"),
    /* TRANSLATORS: guide/50-other.yaml, strangers, text */
    N_("calls or registrations from strangers"),
    /* TRANSLATORS: guide/50-other.yaml, hold, text */
    N_("hold, transfer or a change of the codec fails"),
    /* TRANSLATORS: guide/50-other.yaml, early, text */
    N_("it does not ring, or ringing stops with an error"),
    /* TRANSLATORS: guide/50-other.yaml, form, text */
    N_("messages are refused as malformed"),
    /* TRANSLATORS: guide/50-other.yaml, lamps, text */
    N_("lamps (BLF), presence or message waiting stay dark"),
    /* TRANSLATORS: guide/50-other.yaml, encrypted, text */
    N_("the capture shows TLS, and nothing of SIP"),
    /* TRANSLATORS: providers/plivo.yaml, cps_limit_reached, meaning */
    N_("more calls per second than allowed"),
    /* TRANSLATORS: providers/telnyx.yaml, D1, meaning */
    N_("more calls at once than the account may have"),
    /* TRANSLATORS: providers/telnyx.yaml, D2, meaning */
    N_("more calls at once than the outbound voice profile allows"),
    /* TRANSLATORS: providers/telnyx.yaml, D3, meaning */
    N_("more calls at once than the connection allows"),
    /* TRANSLATORS: providers/telnyx.yaml, D22, meaning */
    N_("more calls at once than the channels of the number, the connection or the profile"),
    /* TRANSLATORS: providers/telnyx.yaml, D5, meaning */
    N_("more calls at once than the number allows"),
    /* TRANSLATORS: providers/telnyx.yaml, D56, meaning */
    N_("more calls at once than the channels allow"),
    /* TRANSLATORS: providers/telnyx.yaml, D10, meaning */
    N_("a header of the INVITE is reserved, or the account, profile or connection is "
       "disabled: its pages differ"),
    /* TRANSLATORS: providers/telnyx.yaml, D11, meaning */
    N_("the called number is not valid"),
    /* TRANSLATORS: providers/telnyx.yaml, D12, meaning */
    N_("the called number is not part of the service plan"),
    /* TRANSLATORS: providers/telnyx.yaml, D13, meaning */
    N_("the country that is called is not allowed by the outbound voice profile"),
    /* TRANSLATORS: providers/telnyx.yaml, D15, meaning */
    N_("the connection, the profile or the account is disabled"),
    /* TRANSLATORS: providers/telnyx.yaml, D17, meaning */
    N_("the account is disabled"),
    /* TRANSLATORS: providers/telnyx.yaml, D18, meaning */
    N_("the connection is not active"),
    /* TRANSLATORS: providers/telnyx.yaml, D19, meaning */
    N_("the account is blocked"),
    /* TRANSLATORS: providers/telnyx.yaml, D21, meaning */
    N_("no destination is set for the number, or it is not registered"),
    /* TRANSLATORS: providers/telnyx.yaml, D48, meaning */
    N_("the called user is not registered"),
    /* TRANSLATORS: providers/telnyx.yaml, D24, meaning */
    N_("the rate of the destination is above the highest of the profile"),
    /* TRANSLATORS: providers/telnyx.yaml, D9, meaning */
    N_("no rate is known for the destination"),
    /* TRANSLATORS: providers/telnyx.yaml, D25, meaning */
    N_("the connection of the call is not known: address, credentials or technical prefix "
       "do not fit"),
    /* TRANSLATORS: providers/telnyx.yaml, D26, meaning */
    N_("the connection of the call is not known"),
    /* TRANSLATORS: providers/telnyx.yaml, D30, meaning */
    N_("the SIP URI or its sub-domain is not valid"),
    /* TRANSLATORS: providers/telnyx.yaml, D35, meaning */
    N_("the calling number is not valid"),
    /* TRANSLATORS: providers/telnyx.yaml, D36, meaning */
    N_("the calling number belongs to another account"),
    /* TRANSLATORS: providers/telnyx.yaml, D46, meaning */
    N_("the calling number is not allowed"),
    /* TRANSLATORS: providers/telnyx.yaml, D7, meaning */
    N_("the connection has no outbound voice profile"),
    /* TRANSLATORS: providers/telnyx.yaml, D42, meaning */
    N_("REFER is not allowed"),
    /* TRANSLATORS: providers/telnyx.yaml, D60, meaning */
    N_("the verification level of the account does not suffice"),
    /* TRANSLATORS: providers/telnyx.yaml, PE1, meaning */
    N_("no route leads to the called number"),
    /* TRANSLATORS: providers/telnyx.yaml, P01, meaning */
    N_("a request within the dialog has a wrong Request-URI or Route"),
    /* TRANSLATORS: providers/telnyx.yaml, P02, meaning */
    N_("a CANCEL came for no INVITE"),
    /* TRANSLATORS: providers/telnyx.yaml, P06, meaning */
    N_("the message is longer than 6144 bytes"),
    /* TRANSLATORS: providers/telnyx.yaml, P14, meaning */
    N_("the Request-URI is longer than 512 bytes"),
    /* TRANSLATORS: providers/telnyx.yaml, P51, meaning */
    N_("the Contact is longer than 512 bytes"),
    /* TRANSLATORS: providers/telnyx.yaml, P16, meaning */
    N_("the REGISTER carries a To tag"),
    /* TRANSLATORS: providers/telnyx.yaml, R47, meaning */
    N_("the REGISTER carries several Contacts"),
    /* TRANSLATORS: providers/telnyx.yaml, P81, meaning */
    N_("the user name is not valid"),
    /* TRANSLATORS: providers/telnyx.yaml, R14, meaning */
    N_("the user name is not known"),
    /* TRANSLATORS: providers/telnyx.yaml, P83, meaning */
    N_("the request came round"),
    /* TRANSLATORS: providers/telnyx.yaml, B3, meaning */
    N_("the connection takes SRTP only"),
    /* TRANSLATORS: providers/twilio.yaml, 10001, meaning */
    N_("the account is not active"),
    /* TRANSLATORS: providers/twilio.yaml, 32001, meaning */
    N_("the trunk was given more calls per second than it may take"),
    /* TRANSLATORS: providers/twilio.yaml, 32002, meaning */
    N_("the dialled SIP domain does not exist"),
    /* TRANSLATORS: providers/twilio.yaml, 32005, meaning */
    N_("voice calling is disabled for the account"),
    /* TRANSLATORS: providers/twilio.yaml, 32006, meaning */
    N_("too many hops: Max-Forwards has reached 0"),
    /* TRANSLATORS: providers/twilio.yaml, 32007, meaning */
    N_("too many contacts are registered for the address"),
    /* TRANSLATORS: providers/twilio.yaml, 32008, meaning */
    N_("registrations come too fast"),
    /* TRANSLATORS: providers/twilio.yaml, 32009, meaning */
    N_("the dialled user is not registered"),
    /* TRANSLATORS: providers/twilio.yaml, 32010, meaning */
    N_("the trunk has no valid origination URI"),
    /* TRANSLATORS: providers/twilio.yaml, 32011, meaning */
    N_("there was no valid answer from your SIP infrastructure (none, late, malformed, "
       "an error, or TLS below 1.2)"),
    /* TRANSLATORS: providers/twilio.yaml, 32012, meaning */
    N_("the account was given more calls per second than all its trunks together may "
       "take"),
    /* TRANSLATORS: providers/twilio.yaml, 32013, meaning */
    N_("the account was given more calls per second than all its SIP interfaces together "
       "may take"),
    /* TRANSLATORS: providers/twilio.yaml, 32014, meaning */
    N_("the call was ended because no audio arrived"),
    /* TRANSLATORS: providers/twilio.yaml, 32015, meaning */
    N_("the call reached its longest allowed duration"),
    /* TRANSLATORS: providers/twilio.yaml, 32016, meaning */
    N_("the called network did not ring within 60 s, over several carriers"),
    /* TRANSLATORS: providers/twilio.yaml, 32017, meaning */
    N_("a carrier blocked the call because of the reputation of the calling number"),
    /* TRANSLATORS: providers/twilio.yaml, 32018, meaning */
    N_("the TwiML has more than 4000 characters"),
    /* TRANSLATORS: providers/twilio.yaml, 32019, meaning */
    N_("TwiML and a Voice URL are both given"),
    /* TRANSLATORS: providers/twilio.yaml, 32020, meaning */
    N_("the customer's SHAKEN PASSporT is invalid and the call was rejected"),
    /* TRANSLATORS: providers/twilio.yaml, 32021, meaning */
    N_("the SHAKEN verification of the incoming call failed; the call goes on"),
    /* TRANSLATORS: providers/twilio.yaml, 32022, meaning */
    N_("no ACK arrived within 32 seconds of the 200 OK"),
    /* TRANSLATORS: providers/twilio.yaml, 32100, meaning */
    N_("a trial account may call only verified numbers, and only from them"),
    /* TRANSLATORS: providers/twilio.yaml, 32101, meaning */
    N_("the dialled number is not valid E.164"),
    /* TRANSLATORS: providers/twilio.yaml, 32102, meaning */
    N_("the SDP is faulty"),
    /* TRANSLATORS: providers/twilio.yaml, 32103, meaning */
    N_("the body is empty"),
    /* TRANSLATORS: providers/twilio.yaml, 32105, meaning */
    N_("the Contact is not valid: it points to the sender itself"),
    /* TRANSLATORS: providers/twilio.yaml, 32106, meaning */
    N_("the authentication went wrong"),
    /* TRANSLATORS: providers/twilio.yaml, 32110, meaning */
    N_("a URI is malformed"),
    /* TRANSLATORS: providers/twilio.yaml, 32111, meaning */
    N_("the name of a header is malformed"),
    /* TRANSLATORS: providers/twilio.yaml, 32112, meaning */
    N_("the value of a header is malformed"),
    /* TRANSLATORS: providers/twilio.yaml, 32113, meaning */
    N_("a header is not allowed"),
    /* TRANSLATORS: providers/twilio.yaml, 32114, meaning */
    N_("the value of a URI parameter is not supported"),
    /* TRANSLATORS: providers/twilio.yaml, 32115, meaning */
    N_("X-Branded-CallReason is longer than 50 characters"),
    /* TRANSLATORS: providers/twilio.yaml, 32200, meaning */
    N_("the permissions do not suffice: the account is inactive, or the trunk has no "
       "authentication"),
    /* TRANSLATORS: providers/twilio.yaml, 32201, meaning */
    N_("the source address is not in the trunk's access control list"),
    /* TRANSLATORS: providers/twilio.yaml, 32202, meaning */
    N_("the user name or password is wrong"),
    /* TRANSLATORS: providers/twilio.yaml, 32203, meaning */
    N_("the provider has blocked calls to this number, or to +1 without an approved "
       "primary customer profile"),
    /* TRANSLATORS: providers/twilio.yaml, 32204, meaning */
    N_("the calling number is not verified"),
    /* TRANSLATORS: providers/twilio.yaml, 32205, meaning */
    N_("calls to this country are not allowed for the account"),
    /* TRANSLATORS: providers/twilio.yaml, 32206, meaning */
    N_("the calling number is not valid (no E.164, or on a do-not-originate list)"),
    /* TRANSLATORS: providers/twilio.yaml, 32207, meaning */
    N_("SRTP was offered and the trunk is not secure"),
    /* TRANSLATORS: providers/twilio.yaml, 32208, meaning */
    N_("the trunk is secure and SRTP was not offered"),
    /* TRANSLATORS: providers/twilio.yaml, 32209, meaning */
    N_("the trunk is secure and the signalling came without TLS"),
    /* TRANSLATORS: providers/twilio.yaml, 32210, meaning */
    N_("REGISTER is not supported"),
    /* TRANSLATORS: providers/twilio.yaml, 32212, meaning */
    N_("the registration was not authenticated"),
    /* TRANSLATORS: providers/twilio.yaml, 32214, meaning */
    N_("the dialled SIP address is not valid"),
    /* TRANSLATORS: providers/twilio.yaml, 32215, meaning */
    N_("the dialled SIP domain has no region"),
    /* TRANSLATORS: providers/twilio.yaml, 32216, meaning */
    N_("the address is on a deny list"),
    /* TRANSLATORS: providers/twilio.yaml, 32218, meaning */
    N_("call transfer (REFER) is not allowed on the trunk"),
    /* TRANSLATORS: providers/twilio.yaml, 32219, meaning */
    N_("the redirection (302) failed"),
    /* TRANSLATORS: providers/twilio.yaml, 32220, meaning */
    N_("an edge must not be named when a registered endpoint is dialled"),
    /* TRANSLATORS: providers/twilio.yaml, 32221, meaning */
    N_("no device has registered through that edge"),
    /* TRANSLATORS: providers/twilio.yaml, 32222, meaning */
    N_("this version of TLS is not allowed"),
    /* TRANSLATORS: providers/twilio.yaml, 32223, meaning */
    N_("the URI has no user, or a SIP domain of Twilio is dialled from Twilio"),
    /* TRANSLATORS: providers/twilio.yaml, 32301, meaning */
    N_("the identifier of the Interconnect connection is not valid"),
    /* TRANSLATORS: providers/twilio.yaml, 32302, meaning */
    N_("the Interconnect connection does not exist"),
    /* TRANSLATORS: providers/twilio.yaml, 32303, meaning */
    N_("several SIP addresses are dialled with an Interconnect connection"),
    /* TRANSLATORS: providers/twilio.yaml, 32304, meaning */
    N_("the Interconnect connection is not active"),
    /* TRANSLATORS: providers/twilio.yaml, 32400, meaning */
    N_("the call could not be delivered, and failover is off"),
    /* TRANSLATORS: providers/twilio.yaml, 32401, meaning */
    N_("the call failed over to the next address"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, note */
    N_("sent to {invite.dst}, refused on the way"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, title */
    N_("A firewall refuses the outgoing INVITE"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, short */
    N_("INVITE: ICMP refusal"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, explain */
    N_("The INVITE to {invite.dst} did not get through: {icmp.sip.src} answered it with "
       "an ICMP error that says its rules forbid it (administratively prohibited)."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, fix */
    N_("On {icmp.sip.src}, allow SIP from {invite.src.ip} to all signalling addresses "
       "of the other side, and the replies to it (UDP and TCP 5060, TLS 5061)."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, about */
    N_("Proven by an ICMP error about the INVITE that says \"prohibited\". Looks alike: "
       "an INVITE that nobody answers without such an error; then any hop may be the "
       "one that drops it. An ICMP error that says \"unreachable\" tells of a route or "
       "a host, not of a firewall."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, title */
    N_("A firewall keeps the PBX's SIP requests from the provider"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, explain */
    N_("The requests leave the PBX, or try to, and nothing at all comes back, not even "
       "100 Trying."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, look */
    N_("The INVITE repeated after 0.5, 1.5 and 3.5 s without any response; an ICMP error "
       "from a firewall; a TCP connection to port 5060 that fails."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, fix */
    N_("Allow SIP from the PBX to all signalling addresses of the provider, and the "
       "replies to it: UDP and TCP 5060, TLS 5061."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, note */
    N_("sent to {invite.dst}, which cannot be reached"),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, title */
    N_("There is no way to {invite.dst.ip}"),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, short */
    N_("Host/net unreachable"),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, explain */
    N_("The INVITE to {invite.dst} did not get through: {icmp.sip.src} answered it with "
       "an ICMP error that says the host or its network cannot be reached from there."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, fix */
    N_("Look at the routes of {icmp.sip.src} and at whether {invite.dst.ip} is up; if "
       "the address is wrong, correct it where {invite.src.ip} has it from (its settings, "
       "or DNS)."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, check */
    N_("On {invite.src.ip}: ip route get {invite.dst.ip}; traceroute {invite.dst.ip}"),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, about */
    N_("Proven by an ICMP error about the INVITE that says host or network unreachable. "
       "Looks alike: \"prohibited\", which a firewall says, and \"port unreachable\", where "
       "the host is up and nothing listens."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, title */
    N_("There is no way to the address that is called"),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, explain */
    N_("A router says that the host or its network cannot be reached."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, look */
    N_("An ICMP error \"host unreachable\" or \"network unreachable\" about the INVITE."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-unreachable, fix */
    N_("Mend the route, start the host, or correct the address."),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, say */
    N_("The INVITE is so long that it travels in IP fragments, and many firewalls drop "
       "those."),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, note */
    N_("sent {invite.sends}× to {invite.dst}, no response"),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, title */
    N_("{invite.dst.ip} answers other requests, and not this INVITE"),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, short */
    N_("INVITE only: no reply"),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, explain */
    N_("The INVITE was sent {invite.sends}× to {invite.dst} and nothing came back, "
       "not even 100 Trying. {invite.dst.ip} does answer other requests of {invite.src.ip} "
       "in this capture (responses: {callee.answers}), so that the way is open: it passes "
       "over this INVITE, as some servers do with a caller, a host or a number that "
       "they do not know."),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, fix */
    N_("Look in {invite.dst.ip} at what it does with an INVITE from {invite.src.ip}: "
       "its list of peers and addresses, its domains (the Request-URI names {invite.request_uri.host}), "
       "its routes for the called number."),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, check */
    N_("What does the log of {invite.dst.ip} say when the INVITE arrives?"),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, about */
    N_("Responses to a REGISTER or OPTIONS from the same address show that no firewall "
       "blocks the way. Looks alike: an INVITE that is lost because it is long, where "
       "short requests pass."),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, title */
    N_("The other side answers other requests, and passes over the INVITE"),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, explain */
    N_("The way is open; the server does not know the caller, the host in the Request-URI "
       "or the number."),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, look */
    N_("Responses to REGISTER or OPTIONS from the same address, and none to the INVITE."),
    /* TRANSLATORS: rules/10-termination.yaml, invite-passed-over, fix */
    N_("Enter the caller's address, the domain or the route there."),
    /* TRANSLATORS: rules/10-termination.yaml, registered-callee-silent, title */
    N_("The phone that registered does not answer the INVITE at {invite.dst}"),
    /* TRANSLATORS: rules/10-termination.yaml, registered-callee-silent, short */
    N_("Reg. phone: no reply"),
    /* TRANSLATORS: rules/10-termination.yaml, registered-callee-silent, explain */
    N_("{invite.dst.ip} registered at {invite.src.ip} in this capture. The INVITE was "
       "sent {invite.sends}× to {invite.dst}, and nothing came back. Where a NAT stands "
       "between, it may have forgotten the mapping to the phone; else the phone is off, "
       "has moved, or passes over the INVITE."),
    /* TRANSLATORS: rules/10-termination.yaml, registered-callee-silent, fix */
    N_("Let the phone register or send keep-alives more often than its NAT forgets (for "
       "UDP, every 25 s), and let {invite.src.ip} call it at the address and port that "
       "its last REGISTER came from."),
    /* TRANSLATORS: rules/10-termination.yaml, registered-callee-silent, check */
    N_("Is {invite.dst.port} the port that the last REGISTER came from? Does the phone "
       "answer after it has registered anew?"),
    /* TRANSLATORS: rules/10-termination.yaml, registered-callee-silent, about */
    N_("The REGISTER of the called address was accepted in the same capture. Looks alike: "
       "a trunk that is silent; it does not register with its customer."),
    /* TRANSLATORS: rules/10-termination.yaml, registered-callee-silent, title */
    N_("A phone that registered does not answer the INVITE"),
    /* TRANSLATORS: rules/10-termination.yaml, registered-callee-silent, explain */
    N_("Its NAT has forgotten the mapping, or the phone is off or has moved."),
    /* TRANSLATORS: rules/10-termination.yaml, registered-callee-silent, look */
    N_("The address and port that the last REGISTER came from, beside those that the "
       "INVITE goes to; the time since then."),
    /* TRANSLATORS: rules/10-termination.yaml, registered-callee-silent, fix */
    N_("Keep-alives every 25 s, a shorter registration, and a PBX that calls the phone "
       "at where it registered from."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, say */
    N_("The INVITE went out once only, as it does over TCP; a capture of one direction "
       "would look the same."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, say */
    N_("The capture ends less than 4 s after the INVITE; an answer, or another server, "
       "may come yet."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, say */
    N_("The INVITE is so long that it travels in IP fragments, and many firewalls drop "
       "those: a shorter INVITE, or TCP, would tell."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, title */
    N_("Nothing answers the INVITE"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, short */
    N_("No reply to INVITE"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, explain */
    N_("The INVITE was sent {invite.sends}× to {invite.dst} and nothing came back, "
       "not even 100 Trying. The Request-URI names the host {invite.request_uri.host}. "
       "Such silence is what a firewall between the PBX and the provider makes, or a "
       "provider that drops what it does not know."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, fix */
    N_("Allow SIP from the PBX to all signalling addresses of the provider, and the "
       "replies to it (UDP and TCP 5060, TLS 5061). A firewall that follows connections "
       "must keep UDP sessions for at least as long as a call rings."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, check */
    N_("Send an OPTIONS to {invite.request_uri.host} from the PBX itself; try TCP as "
       "well as UDP; look at the outgoing rules of the host and of the next firewall. "
       "Compare the host with the termination URI of the trunk."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, about */
    N_("The INVITE is repeated after 0.5, 1.5 and 3.5 seconds because nothing at all "
       "came back. Any response, even 403, would show that the way is open. Looks alike: "
       "a name that does not resolve (then no packet leaves at all) and a Request-URI "
       "that the provider does not know."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, explain */
    N_("The INVITE was sent {invite.sends}× to {invite.dst} and nothing came back, "
       "not even 100 Trying. The Request-URI names the host {invite.request_uri.host}. "
       "A firewall on the way does this, a host that is not there, or one that passes "
       "over what it does not know."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, fix */
    N_("Find out whether {invite.dst.ip} is the right address and is up, and whether "
       "every firewall on the way lets SIP from {invite.src.ip} to it and the replies "
       "back (UDP and TCP 5060, TLS 5061)."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, check */
    N_("Send an OPTIONS to {invite.dst.ip} from {invite.src.ip} itself; try TCP as well "
       "as UDP. Does the INVITE arrive at {invite.dst.ip}?"),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, note */
    N_("sent {request.sends}× to {request.dst}, no response"),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, title */
    N_("Nothing answers the {method}"),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, short */
    N_("No reply to request"),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, explain */
    N_("The {method} was sent {request.sends}× to {request.dst}, and no response came."),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, fix */
    N_("Find out whether {request.dst} is the right address and listens, and whether "
       "a firewall on the way drops the request or its response."),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, check */
    N_("Capture at the other end as well, or send an OPTIONS from another host."),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, title */
    N_("Nothing answers the request"),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, explain */
    N_("It is repeated, and no response comes."),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, look */
    N_("The request repeated without any response."),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, fix */
    N_("Check the address it is sent to, and the firewalls on the way."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, say */
    N_("Some calls abroad take as long as that to ring."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, note */
    N_("the last before the CANCEL"),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, note */
    N_("given up {cancel.time} s after the INVITE"),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, note */
    N_("after the CANCEL"),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, title */
    N_("The call is taken and then nothing rings"),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, short */
    N_("1xx, then no ringing"),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, explain */
    N_("{callee.ip} answered the INVITE with {provisional.status_line}, and did not "
       "ring or refuse in the {cancel.time} s until the CANCEL."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, fix */
    N_("The call is held up behind {callee.ip}: ask who runs it for this Call-ID. Compare "
       "the called number with one that rings; let the PBX take another route when no "
       "ringing comes within some 20 s."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, check */
    N_("Does another number ring by the same way? What does the log of {callee.ip} say "
       "of this call?"),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, note */
    N_("the last that was heard of {callee.ip}"),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, explain */
    N_("{callee.ip} answered the INVITE with {provisional.status_line}, and neither "
       "rang nor refused the call after that."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, explain */
    N_("The other side sent 100 Trying and nothing after it."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, look */
    N_("What came after the 100, and when the caller gave up."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, fix */
    N_("Ask who runs the other side for the Call-ID; try another number by the same "
       "way."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, expected */
    N_("sip:{invite.request_uri.user|+NUMBER}@{trunk.host|the termination URI of the "
       "trunk}"),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, title */
    N_("The Request-URI does not name the trunk"),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, short */
    N_("Trunk not in R-URI"),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, explain */
    N_("The INVITE asks for {invite.request_uri.host}, which is not a termination host "
       "of {provider.name|the provider}. The provider tells by this host which trunk "
       "is meant, and passes over what names none: it was sent {invite.sends}× and "
       "nothing came back."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, fix */
    N_("Put the termination URI of the trunk into the Request-URI: sip:+NUMBER@{trunk.host|HOST} "
       "with the termination URI of the trunk as its host. The packet may go to an address "
       "or an outbound proxy all the same; the host in the URI must stay the name."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, check */
    N_("Compare {invite.request_uri.host} with the termination URI that the provider "
       "shows for the trunk."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, about */
    N_("Look at the host in the request line. An address there, or the PBX's own name, "
       "is what remains when a PBX resolves the name and puts the result in its place."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, explain */
    N_("The host in the request line of the INVITE is not the termination host of the "
       "trunk. The provider drops such requests, or answers a bare 403."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, look */
    N_("The request line of the INVITE: an address, the PBX's own name or another domain "
       "after the @."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, fix */
    N_("Send sip:+NUMBER@ and the termination host of the trunk. The packet may go to "
       "an outbound proxy all the same; the host in the URI has to stay."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, fix */
    N_("Send sip:+NUMBER@NAME.pstn.twilio.com with the number in E.164. The packet may "
       "go to an outbound proxy all the same; the host in the URI has to stay."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, explain */
    N_("The INVITE asks for {invite.request_uri.host}, which is not a termination host "
       "of {provider.name|the provider}. The provider tells by this host which trunk "
       "is meant; without one it refuses, whatever address the INVITE comes from."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, note */
    N_("the provider saw the INVITE come from {final.via.received|this address}"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, title */
    N_("The PBX's address is not in the trunk's access list"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, short */
    N_("IP not in ACL: 403"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, explain */
    N_("The provider refuses the INVITE because it comes from {final.via.received|the "
       "address in the Via}, and says so: {error.text}."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, fix */
    N_("Add {final.via.received|that address} to the trunk's access control list (ACL), "
       "or let the PBX send from an address that is in it (source NAT, several uplinks, "
       "VPN and IPv6 are the usual reasons why it is another one)."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, title */
    N_("The PBX's address is not in the trunk's access list (ACL)"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, explain */
    N_("The provider refuses the first INVITE with 403 because it comes from an address "
       "that the list does not hold."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, look */
    N_("The parameter received in the topmost Via of the 403: the address that the provider "
       "saw."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, fix */
    N_("Send from an address that is in the list (routing, source NAT, VPN), or add "
       "the one that the provider saw."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, look */
    N_("The parameter received in the topmost Via of the 403: the address that Twilio "
       "saw. X-Twilio-Error 32201."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, note */
    N_("the other side saw the INVITE come from {final.via.received|this address}"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, expected */
    N_("the domain of the trunk, or a public address"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, note */
    N_("a private address as the domain of the caller"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, title */
    N_("Refused without a reason: the address of the PBX, or the private address in "
       "From"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, short */
    N_("403: IP or From"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, explain */
    N_("The first INVITE, without credentials, was refused with {final.status_line}, "
       "which gives no reason. Two are at hand: a server that knows its customers by "
       "address does not know {final.via.received|the one it sees}, or it does not take "
       "{invite.from.host} as the domain of the caller, a private address that means "
       "nothing there."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, fix */
    N_("Let the PBX write the domain of the trunk (or its public address) into From "
       "(\"from domain\"). If the call is refused all the same, compare {final.via.received|the "
       "address in the Via} with the list of addresses that the trunk may be used from."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, check */
    N_("Is the call taken with the trunk's domain in From? Which addresses does the "
       "provider have for this trunk?"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, say */
    N_("The other side is no provider that is known here, so that its 403 may mean something "
       "else."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, say */
    N_("The address is in the access list that is written down for the trunk."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, title */
    N_("The PBX's address is not allowed to call"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, short */
    N_("IP not allowed: 403"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, explain */
    N_("The first INVITE, without credentials, was refused with {final.status_line} "
       "and never challenged. A provider that knows its customers by address answers "
       "so when the address is not in the list. It saw {final.via.received|the address "
       "in the topmost Via}."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, fix */
    N_("Compare {final.via.received|the address in the Via} with the trunk's access "
       "control list (ACL): add it there, or let the PBX send from an address that is "
       "in it (source NAT, several uplinks, VPN and IPv6 are the usual reasons)."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, check */
    N_("Which addresses are in the trunk's access list? Is {final.via.received|the PBX's "
       "public address} one of them?"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, about */
    N_("A 403 to an INVITE without credentials points to the access list; a 403 to the "
       "INVITE after a 407 points to the user name and password. The received parameter "
       "of the Via says which address the provider saw."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, title */
    N_("The account at the provider is not active"),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, short */
    N_("Account not active"),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, explain */
    N_("The provider declines the call with {final.status_line} and says why: {error.text}."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, fix */
    N_("Look at the account in the provider's console: it is closed, or suspended for "
       "lack of funds or for a breach of the terms. Refill it or ask the provider's "
       "support."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, explain */
    N_("It was closed, or suspended for lack of funds or a breach of the terms. Every "
       "call is declined at once."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, look */
    N_("603 within a second, before anything rings, on every call."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, fix */
    N_("Look at the account in the provider's console: fill it up, or ask the support."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, look */
    N_("603 within a second, before anything rings, on every call; X-Twilio-Error 10001."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, note */
    N_("after {final_delay} s, nothing had rung"),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, title */
    N_("The provider declines the call at once"),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, short */
    N_("603 from provider"),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, explain */
    N_("{provider.name} answered {final.status_line} after {final_delay} s, before anything "
       "could ring. A called party mostly declines after it rang; a decline at once "
       "is more often the provider's own, for one because the account is not active. "
       "A phone that is set to do not disturb, or a block on the caller's number, declines "
       "at once as well."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, fix */
    N_("Look at the account in the provider's console: closed, suspended for lack of "
       "funds, or for a breach of the terms."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, check */
    N_("Do all calls fail so, whatever the number? Does the console show the account "
       "as active?"),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, expected */
    N_("+ country code and number, such as +14155550100"),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, title */
    N_("The dialled number is not written as E.164"),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, short */
    N_("Dialled not in E.164"),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, explain */
    N_("The INVITE asks for {invite.request_uri.user}, and the provider answers {final.status_line}. "
       "It takes numbers as + followed by country code and number only, without prefixes "
       "such as 00, 011 or 9, without blanks."),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, fix */
    N_("Change the dial plan of the PBX so that the Request-URI holds + country code "
       "and number."),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, explain */
    N_("The provider takes + country code and number only, without 00, 011 or 9 before "
       "it and without blanks."),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, look */
    N_("The user part of the Request-URI of the INVITE."),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, explain */
    N_("The INVITE asks for {invite.request_uri.user}, and {provider.name} takes numbers "
       "as + country code and number only. It answered {final.status_line}."),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, check */
    N_("Dial the same number with + and country code."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, expected */
    N_("a number of yours as +E.164"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, note */
    N_("this one is a full number"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, title */
    N_("The Remote-Party-ID holds no valid caller ID"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, short */
    N_("Caller ID not allowed"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, explain */
    N_("The From holds {invite.from.user}, a full number, but the Remote-Party-ID says "
       "{invite.remote_party_id.user|nothing that is a number}. The provider answers "
       "{final.status_line}; some take the caller's number from Remote-Party-ID where "
       "there is one."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, fix */
    N_("Let the PBX put the same full number (+ country code and number) into Remote-Party-ID "
       "as into From, or leave the header out."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, title */
    N_("The account may not send this caller's number"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, explain */
    N_("The number in From is none of the account's and was not verified for it, or "
       "it is not written as E.164. A trial account may also call verified numbers only."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, look */
    N_("From, Remote-Party-ID and P-Asserted-Identity of the INVITE; the numbers that "
       "the provider's console lists."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, fix */
    N_("Send a number of your own or a verified one, as + country code and number, in "
       "From and in Remote-Party-ID. On a trial account verify the called number too."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, note */
    N_("on a trial account the called number has to be verified too"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, title */
    N_("The caller's number is not allowed"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, explain */
    N_("The provider answers {final.status_line} to a call from {invite.from.user|a "
       "caller without a number}. Most providers want a number that belongs to the account "
       "or was verified for it, as + country code and number; a trial account can often "
       "call verified numbers only."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, fix */
    N_("Put a number that is yours at the provider, in full E.164 with +, into the From "
       "(and into Remote-Party-ID and P-Asserted-Identity if the PBX sends them). On "
       "a trial account verify the called number as well, or upgrade."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, check */
    N_("Is {invite.from.user|that number} listed under the account's numbers or verified "
       "caller IDs?"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-e164, expected */
    N_("+ country code and number"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-e164, title */
    N_("The caller's number is not written as E.164"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-e164, short */
    N_("Caller ID not E.164"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-e164, explain */
    N_("The From holds {invite.from.user|no number}; {provider.name} wants + country "
       "code and number there."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-e164, fix */
    N_("Let the PBX send the caller's number as + country code and number in From."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-e164, explain */
    N_("From holds a number without + and country code, an extension or no number at "
       "all."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-e164, look */
    N_("The user part of From in the INVITE."),
    /* TRANSLATORS: rules/10-termination.yaml, rpid-not-valid-callerid, title */
    N_("The Remote-Party-ID is not a full number"),
    /* TRANSLATORS: rules/10-termination.yaml, rpid-not-valid-callerid, short */
    N_("RPID not full number"),
    /* TRANSLATORS: rules/10-termination.yaml, rpid-not-valid-callerid, explain */
    N_("Remote-Party-ID says {invite.remote_party_id.user|nothing that is a number}. "
       "A provider that looks at it wants the same full number there as in From."),
    /* TRANSLATORS: rules/10-termination.yaml, rpid-not-valid-callerid, fix */
    N_("Send + country code and number in Remote-Party-ID, or leave the header out."),
    /* TRANSLATORS: rules/10-termination.yaml, rpid-not-valid-callerid, explain */
    N_("From is in order, but the Remote-Party-ID says another number, or none."),
    /* TRANSLATORS: rules/10-termination.yaml, rpid-not-valid-callerid, look */
    N_("The header Remote-Party-ID of the INVITE."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, note */
    N_("the provider does not carry calls to this number"),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, title */
    N_("The provider blocks the called number"),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, short */
    N_("Called number blocked"),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, explain */
    N_("The provider answers {final.status_line} to a call to {invite.request_uri.user}: "
       "it does not carry calls to this number."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, fix */
    N_("Ask the provider's support to unblock the number. For numbers in +1 the account "
       "may need an approved business profile."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, explain */
    N_("It does not carry calls to this number, for a risk of fraud or by regulation. "
       "Other numbers work."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, look */
    N_("403 with a word of blocking, for this number only."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, look */
    N_("403 \"Phone number is blocked\", X-Twilio-Error 32203, for this number only."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, fix */
    N_("Ask Twilio's support to unblock the number. For numbers in +1 the account may "
       "need an approved business profile (Trust Hub)."),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, note */
    N_("the country of this number is not enabled"),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, title */
    N_("Calls to this country are not enabled"),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, short */
    N_("Country not enabled"),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, explain */
    N_("The provider answers {final.status_line} to a call to {invite.request_uri.user}: "
       "the country of this number is not among those that the account may call."),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, fix */
    N_("Enable the country in the provider's geographic permissions for voice, for trunking."),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, explain */
    N_("The country of the called number is not among those that the account may call."),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, look */
    N_("403 with a word of international authorization or permission, for every number "
       "of that country."),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, fix */
    N_("Enable the country under Voice, Settings, Geographic Permissions; Elastic SIP "
       "Trunking has a list of its own."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, note */
    N_("{rate.last_second} calls began in the second up to this one"),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, title */
    N_("Calls begin faster than the trunk allows"),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, short */
    N_("CPS limit exceeded"),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, explain */
    N_("The provider answers {final.status_line}. In the second up to this INVITE the "
       "PBX began {rate.last_second} calls; the trunk takes {trunk.cps|only so many} "
       "calls a second."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, fix */
    /* xgettext:no-c-format */
    N_("Let the PBX or dialler pace its calls, spread them over several trunks, or have "
       "the trunk's calls per second (CPS) raised. {provider.cps_more|} In this capture "
       "{traffic.answered|?} % of {traffic.calls} calls were answered; they lasted {traffic.mean|?} "
       "s in the mean, {traffic.short|?} % of them 12 s or less. {traffic.raise|}"),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, explain */
    N_("More new calls are sent in a second than the trunk may begin (CPS)."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, look */
    N_("503 with a word of CPS; the number of new INVITEs in the second before it."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, fix */
    N_("Let the PBX or dialler pace its calls, spread them over several trunks, or have "
       "the limit raised."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, explain */
    N_("More new calls are sent in a second than the trunk may begin: 1 by default; "
       "more only with an approved Business Profile."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, explain */
    N_("The provider answers {final.status_line}, and in the second up to this INVITE "
       "the PBX had begun {rate.last_second} calls."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, fix */
    /* xgettext:no-c-format */
    N_("Let the PBX or dialler pace its calls, or have the trunk's calls per second "
       "(CPS) raised. {provider.cps_more|} In this capture {traffic.answered|?} % of "
       "{traffic.calls} calls were answered; they lasted {traffic.mean|?} s in the mean, "
       "{traffic.short|?} % of them 12 s or less. {traffic.raise|}"),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, check */
    N_("How many calls a second is the trunk set to?"),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, note */
    N_("{rate.concurrent} calls of the PBX were up, as far as the capture shows"),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, title */
    N_("More calls at once than the account allows"),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, short */
    N_("Too many calls up"),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, explain */
    N_("The provider answers {final.status_line}. As far as the capture shows, {rate.concurrent} "
       "calls of the PBX were up when this one began; calls from before the capture "
       "are not counted."),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, fix */
    N_("Look for calls that the PBX never ends; else have the limit raised: it may be "
       "one of the account, the trunk or a profile that is not approved yet."),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, title */
    N_("There are too many calls at once"),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, explain */
    N_("The account may have only so many calls at the same time; calls that were never "
       "ended count, too."),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, look */
    N_("503 with a word of concurrent calls; the calls that were up at that moment."),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, fix */
    N_("End calls that hang, or have the limit raised."),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, explain */
    N_("A trial account may have 4 calls at once; one without an approved Business Profile "
       "has a limit, too. Calls that were never ended count."),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, fix */
    N_("Upgrade the account and have a Business Profile approved; end calls that hang."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, note */
    N_("asked of {dns.server}: {dns.result}"),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, title */
    N_("The host {dns.failed} cannot be resolved"),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, short */
    N_("DNS: cannot resolve"),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, explain */
    N_("{dns.server} was asked for {dns.failed}, and the result is: {dns.result}. No "
       "SIP request to that host follows in the capture: without an address there is "
       "nowhere to send it."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, fix */
    N_("Compare the name letter by letter with the one that the other side gave you. "
       "If it is right, use a resolver that resolves public names, or have the local "
       "one forward them. An address in place of the name breaks when the other side "
       "moves."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, check */
    N_("Ask a public resolver for the same name and compare."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, about */
    N_("Decided by the DNS packets. SRV and NAPTR records need not exist; only when "
       "no address is found either is it a fault. A name that is tried with the resolver's "
       "search domain is none."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, title */
    N_("The PBX cannot resolve the termination host"),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, explain */
    N_("The PBX has no access to a DNS server that knows public names, or the name is "
       "mistyped. Without an address no packet leaves."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, look */
    N_("A DNS question for the host answered with NXDOMAIN, SERVFAIL or nothing, and "
       "no SIP packet after it; dig on the PBX."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, explain */
    N_("Twilio puts the termination URI of a trunk into public DNS. The PBX has no access "
       "to it, or the name is mistyped (a missing .pstn, a trunk that was not saved). "
       "Without an address no packet leaves."),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, note */
    N_("the analytics that blocked it"),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, note */
    N_("the number that is held for unwanted"),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, title */
    N_("The call was blocked by call analytics: {final.status_line}"),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, short */
    N_("Blocked by analytics"),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, explain */
    N_("{final.src.ip} answered {final.status_line} after {final_delay} s, and its words "
       "say that a service which rates calling numbers (call analytics, spam labelling) "
       "blocked the call from {invite.from.user|this caller}. It did not ring."),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, fix */
    N_("Have the calling number looked at by who labels it: where there is an address "
       "for redress, it stands in the Reason header (603) or in Call-Info (608); registries "
       "of call labelling and the provider's support help too. A number with full attestation "
       "(STIR/SHAKEN) is labelled less often."),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, check */
    N_("Is the same call refused from another calling number?"),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, about */
    N_("603 with the phrase \"Network Blocked\" and analytics in its Reason header (ATIS "
       "calls this 603+) and 608 are sent by a network, not by the called party. 607 "
       "says that the called party, or a program that decides for it, does not want "
       "the call. Looks alike: 603 Decline after ringing, which the called party sends; "
       "a bare 603 at once from a provider, which may be the account."),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, title */
    N_("A service that rates calling numbers blocked the call"),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, explain */
    N_("A network holds the calling number for unwanted, and declines before anything "
       "rings."),
    /* TRANSLATORS: rules/10-termination.yaml, blocked-by-analytics, look */
    N_("603 Network Blocked, or 608; a Reason header that names analytics or spam."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("sent to {final.src}, which does not take a scheme of this kind"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, title */
    N_("The call was refused: {final.status_line}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, short */
    N_("Failed with 4xx-6xx"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, explain */
    N_("The INVITE is for {invite.request_uri}, and {final.src.ip} does not take calls "
       "to addresses of that scheme."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, fix */
    N_("Have the sender call a sip: address with the number as its user. tel: needs "
       "a server that knows where numbers lead, sips: one that has TLS all the way."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, title */
    N_("The other side refuses the call"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, explain */
    N_("For a reason of its own that its status tells."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, look */
    N_("The status line and the Reason header."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, fix */
    N_("Ask the other side what the status means there."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("the type of the body, which {final.src} does not take"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, explain */
    N_("The body of the INVITE is {invite.content_type}, and {final.src.ip} takes {final.accept|no "
       "such type}."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, fix */
    N_("Have the sender describe the call in SDP (application/sdp), and leave out what "
       "else it puts into the body."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("no SDP is accepted, so that there can be no answer to an offer"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, explain */
    N_("The INVITE says in Accept that its sender takes {invite.accept} only. The answer "
       "to an INVITE is SDP, so {final.src.ip} cannot give one."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, fix */
    N_("Have the sender put application/sdp into its Accept, or leave the header out."),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, note */
    N_("sent on {onward.sends}× by {onward.src.ip} to {onward.dst}, no response"),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, note */
    N_("what the caller is told then"),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, title */
    N_("Nothing answers at {onward.dst}, where the call was sent on to"),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, short */
    N_("Next hop: no reply"),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, explain */
    N_("{onward.src.ip} passed the INVITE on to {onward.dst} and sent it {onward.sends}×; "
       "no response came. So it told the caller {final.status_line}."),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, fix */
    N_("Look at the way from {onward.src.ip} to {onward.dst}: whether that address is "
       "still the right one (a registration that is old, a NAT that has forgotten the "
       "mapping), whether the host is up and a firewall lets the INVITE through."),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, check */
    N_("Does the INVITE arrive at {onward.dst.ip}?"),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, about */
    N_("The capture holds both sides of the proxy: the INVITE that came in and the one "
       "that it sent on. The second finds no answer. Looks alike: a proxy whose own "
       "status has another reason; then the next element answered."),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, title */
    N_("A proxy passes the call on, and nothing answers there"),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, explain */
    N_("The failure is on the next hop; the status that the caller gets is the proxy's "
       "own."),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, look */
    N_("The INVITE that the proxy sent on, repeated, without a response."),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, fix */
    N_("Look at the address it goes to, its registration and the firewall on that hop."),
    /* TRANSLATORS: rules/10-termination.yaml, onward-leg-unanswered, explain */
    N_("{onward.src.ip} passed the INVITE on to {onward.dst} and sent it {onward.sends}×; "
       "no response came."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("sent by {final.src}, and no credentials were asked for"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("names an address, no host"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, explain */
    N_("{final.src.ip} refused the first INVITE with {final.status_line} and asked for "
       "no credentials. A provider does that with an address that it does not let in "
       "(it saw {final.via.received|the one in the Via}), and some do it when the Request-URI "
       "has an address where the host name of the trunk belongs ({invite.request_uri.host})."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, fix */
    N_("Compare {final.via.received|the address in the Via} with the access list of "
       "the trunk, and the host of the Request-URI with the one that the provider gives "
       "for the trunk."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, check */
    N_("Does the provider tell its trunks by host name? Is {final.via.received|the PBX's "
       "public address} in its access list?"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("sent by {final.src}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("what it says"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, explain */
    N_("{final.src.ip} answered the INVITE to {invite.request_uri.user|the called party} "
       "with {final.status_line}. {status_meaning|} {final.said|} {error.meaning|}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, fix */
    N_("The status comes from the element at {final.src.ip} or from behind it; if it "
       "is not yours, ask who runs it for this Call-ID. Compare the called number and "
       "the caller's with a call that works."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, check */
    N_("What does the log of {final.src.ip}, or its operator, say of this call?"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("sent by {final.src}, after {ringing.status_line}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, title */
    N_("The call failed on its way: {final.status_line}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, explain */
    N_("The call was on its way ({ringing.status_line}), then {final.src.ip} ended the "
       "attempt with {final.status_line}. {status_meaning|}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, fix */
    N_("Compare with a call that is answered by the same way; if {final.src.ip} is not "
       "yours, ask who runs it for this Call-ID."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, check */
    N_("What does the log of {final.src.ip} say of this call?"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, title */
    N_("The server refuses the TCP connection"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, short */
    N_("TCP refused"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, explain */
    N_("{tcp.client} opened a TCP connection to {tcp.server} and was answered with RST "
       "(connections tried: {tcp.attempts}). No SIP request can leave: nothing listens "
       "on TCP port {tcp.server.port} there, or a firewall refuses in its place."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, fix */
    N_("Let the server listen on TCP port {tcp.server.port} (in Asterisk PJSIP a transport "
       "with protocol=tcp or tls, in Kamailio a listen= line, in FreeSWITCH the profile's "
       "bind), or open that port in the firewall before it. If it takes UDP only, set "
       "the client's transport to UDP."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, about */
    N_("Proven by the RST that answers the SYN. Looks alike: a connection that is reset "
       "later, when the server was reached, and a SYN that nobody answers."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, explain */
    N_("The client opens a TCP connection to the server and gets an RST. No SIP request "
       "can leave."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, look */
    N_("The SYN to the server's port and the RST that answers it."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, fix */
    N_("Let the server listen on that port for TCP, open it in the firewall, or have "
       "the client use UDP."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, title */
    N_("A TCP connection was refused"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, explain */
    N_("{tcp.client} opened a TCP connection to {tcp.server} and was answered with RST. "
       "It may have gone another way: a large request is tried by TCP first and by UDP "
       "when that fails, and strangers try ports everywhere."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-refused, fix */
    N_("Nothing, unless the client needs TCP."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, title */
    N_("The TCP connection is stopped on the way"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, short */
    N_("TCP: no SYN-ACK"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, explain */
    N_("{tcp.client} sent a SYN to {tcp.server}, and {icmp.sip.src} answered with an "
       "ICMP error ({icmp.sip.kind}). No SIP request can leave."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, fix */
    N_("If {icmp.sip.src} is a firewall, allow TCP to port {tcp.server.port} on it; "
       "if it is a router, give it a route to the server. If it is the server itself, "
       "nothing listens there or its own firewall refuses."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, about */
    N_("Proven by the ICMP error that quotes the SYN."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, title */
    N_("The TCP connection is not answered"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, explain */
    N_("The SYNs of the client are not answered, or by an ICMP error. No SIP request "
       "can leave."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, look */
    N_("The SYN repeated after 1, 3 and 7 s; ICMP errors about it."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, fix */
    N_("Allow TCP to the server's port, and the answers, in the firewalls on the way; "
       "check address and port."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, note */
    N_("sent {tcp.tries}× and never answered"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, title */
    N_("Nothing answers the TCP connection"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, explain */
    N_("{tcp.client} sent {tcp.tries} SYNs to {tcp.server} and nothing came back, neither "
       "an acceptance nor a refusal. No SIP request can leave. A firewall that drops "
       "such packets does this, or a server that is not there."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, fix */
    N_("Allow TCP to port {tcp.server.port} of the server, and the answers, in every "
       "firewall between the two; check that address and port are the server's."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, check */
    N_("From the client, nc -vz to that address and port; try another network. A firewall "
       "drops, a host without a server refuses."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, about */
    N_("The SYN is repeated because no answer came. Looks alike: a refusal by RST, and "
       "an address that nobody on the link has, when no SYN leaves at all."),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, note */
    N_("asked {neighbour.asked}× and never answered"),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, title */
    N_("Nobody on the network has the address that SIP is sent to"),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, short */
    N_("No ARP/ND reply"),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, explain */
    N_("{neighbour.client} asked {neighbour.asked} times who on its network has {neighbour.address}, "
       "and nobody answered. What is sent to that address does not leave the machine."),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, fix */
    N_("Check that the host {neighbour.address} is up and in the same network (cable, "
       "VLAN), that the address is right, and that the netmask of {neighbour.client} "
       "does not take a far network for its own."),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, check */
    N_("Ping {neighbour.address} from another host of that network."),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, about */
    N_("ARP (or neighbour solicitation) repeated without an answer. Looks alike: a host "
       "that answers ARP and nothing else."),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, explain */
    N_("What is sent to an address that nobody on the link has does not leave the machine."),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, look */
    N_("ARP requests for the address, repeated and never answered."),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, fix */
    N_("Check that the host is up, its cable and VLAN, the address, and the netmask "
       "of who sends."),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, title */
    N_("Nobody on the network has the address"),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, explain */
    N_("No SIP is in the capture, and {neighbour.client} asked {neighbour.asked} times "
       "who on its network has {neighbour.address} without an answer. If that is where "
       "SIP should have gone, it never left the machine."),
    /* TRANSLATORS: rules/14-transport.yaml, address-not-on-link, check */
    N_("Is {neighbour.address} the registrar, proxy or phone that was to be reached? "
       "Then ping it from another host."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, note */
    N_("valid from {tls.certificate.not_before} to {tls.certificate.not_after}"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, title */
    N_("The client rejects the server's certificate as not valid at this time"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, short */
    N_("Cert not valid now"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, explain */
    N_("{tcp.client} broke off the TLS handshake with the alert {tls.alert}. So no SIP "
       "was sent."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, fix */
    N_("Renew the certificate of {tcp.server}, and see that what renews it also has "
       "the SIP server load it. If the certificate is in order, set the clock of {tcp.client}."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, about */
    N_("The alert names it, or an alert about the certificate follows one whose dates "
       "are over."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, title */
    N_("The server's certificate is not valid at this time"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, explain */
    N_("Its last day is over, its first has not come, or the client's clock is wrong."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, look */
    N_("The TLS alert certificate_expired; the dates of the certificate."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, fix */
    N_("Renew the certificate and have the server load it; set the clock of the client."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-name, title */
    N_("The server's certificate is for another name"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-name, short */
    N_("Cert for other name"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-name, explain */
    N_("{tcp.client} wants to reach {tls.certificate.host}; the certificate is for {tls.certificate.names}. "
       "The client broke off the TLS handshake with the alert {tls.alert}."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-name, fix */
    N_("Give the server a certificate that names the SIP domain {tls.certificate.host} "
       "as subjectAltName, or have the client call the server by a name of its certificate. "
       "A wildcard stands for one label at most, and SIP takes none (RFC 5922)."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-name, check */
    N_("The client's log says why it refused the certificate; its name is the likely "
       "reason."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-name, about */
    N_("The alert about the certificate with a name that does not fit. Looks alike: "
       "a client that does not trust the issuer."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-name, explain */
    N_("The name that the client wants to reach is none of those in the certificate."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-name, look */
    N_("The subjectAltName of the certificate beside the name that the client calls."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-name, fix */
    N_("Give the server a certificate for its SIP domain, or have the client use a name "
       "of the certificate."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-unknown-ca, note */
    N_("the server's certificate"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-unknown-ca, title */
    N_("The client does not trust the issuer of the server's TLS certificate"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-unknown-ca, short */
    N_("Server CA untrusted"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-unknown-ca, explain */
    N_("{tcp.client} broke off the TLS handshake with {tcp.server} by the alert unknown_ca "
       "right after the server's certificate: it knows no root certificate (CA) that "
       "vouches for it. So no SIP was sent (connections that failed: {tcp.failed})."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-unknown-ca, fix */
    N_("Install the root certificate of the authority that signed the server's certificate "
       "on the client (many providers changed theirs in the last years), and have the "
       "server send its intermediate certificates too. A self-signed certificate has "
       "to be installed itself."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-unknown-ca, about */
    N_("Proven by the alert unknown_ca (48) of the client. Looks alike: certificate_expired, "
       "and an alert of the server, which is about the client's certificate."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-unknown-ca, explain */
    N_("The client breaks off the TLS handshake; it knows no root certificate (CA) that "
       "vouches for the server's."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-unknown-ca, look */
    N_("The TLS alert unknown_ca right after the server's certificate."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, title */
    N_("The client rejects the server's TLS certificate"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, short */
    N_("TLS cert rejected"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, explain */
    N_("{tcp.client} broke off the TLS handshake with {tcp.server} by the alert {tls.alert}. "
       "So no SIP was sent."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, fix */
    N_("Look at the certificate as the client sees it (openssl s_client -connect {tcp.server} "
       "-showcerts): its issuer, its names, its dates, its key. The client's log says "
       "what it does not take."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, title */
    N_("The client rejects the server's certificate"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, explain */
    N_("The client breaks off the TLS handshake when it has seen the certificate."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, look */
    N_("A TLS alert of the client about the certificate; with TLS 1.3 it is encrypted."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, fix */
    N_("Look at issuer, names, dates and key of the certificate; the client's log says "
       "what it does not take."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-client-certificate, title */
    N_("The server does not accept the client's TLS certificate, or wants one"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-client-certificate, short */
    N_("TLS ends: client cert"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-client-certificate, explain */
    N_("{tcp.server} broke off the TLS handshake with the alert {tls.alert}, which is "
       "about the certificate of the client {tcp.client}. So no SIP was sent."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-client-certificate, fix */
    N_("Give the client a certificate that the server accepts (signed by the authority "
       "that the provider names, valid now, with the name that it expects), or have "
       "the server ask for none."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-client-certificate, about */
    N_("The alert comes from the server. The same alert from the client is about the "
       "server's certificate."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-client-certificate, explain */
    N_("The server breaks off the TLS handshake over the certificate of the client, "
       "or because it has none."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-client-certificate, look */
    N_("A TLS alert of the server about a certificate; a CertificateRequest before it."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-no-common-cipher, note */
    N_("offers {tls.offered.ciphers} cipher suites, up to {tls.offered}"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-no-common-cipher, title */
    N_("The TLS server finds nothing that both sides can do"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-no-common-cipher, short */
    N_("TLS: no common params"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-no-common-cipher, explain */
    N_("{tcp.server} answered the ClientHello with the alert {tls.alert}: of the cipher "
       "suites, groups and signatures that {tcp.client} offers it takes none. So no "
       "SIP was sent."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-no-common-cipher, fix */
    N_("Enable cipher suites on the client that the server takes (for TLS 1.2 ECDHE "
       "with AES-GCM), and update a client that knows old ones only. A server whose "
       "certificate has an ECDSA key needs a client that can verify it."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-no-common-cipher, check */
    N_("openssl s_client -connect {tcp.server} shows what the server takes; the client's "
       "log what it offers."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-no-common-cipher, about */
    N_("The alert comes in place of the ServerHello. Looks alike: a server that refuses "
       "the version, or the name."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-no-common-cipher, explain */
    N_("Of the cipher suites that the client offers the server takes none."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-no-common-cipher, look */
    N_("The TLS alert handshake_failure in place of the ServerHello."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-version, note */
    N_("the highest that the client offers"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-version, title */
    N_("The two sides have no TLS version in common"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-version, short */
    N_("No common TLS version"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-version, explain */
    N_("The handshake between {tcp.client} and {tcp.server} ended with the alert {tls.alert} "
       "of the {tls.alert.by}. The client offers {tls.offered} at most. So no SIP was "
       "sent."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-version, fix */
    N_("Allow TLS 1.2 and 1.3 on both sides: providers have switched off TLS 1.0 and "
       "1.1. An old phone or PBX needs new firmware; on Linux the system-wide crypto "
       "policy may forbid a version."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-version, about */
    N_("Proven by the alert protocol_version."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-version, explain */
    N_("One side allows only versions that the other does not have."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-version, look */
    N_("The TLS alert protocol_version."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-wrong-host, note */
    N_("the name that the client asks for"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-wrong-host, title */
    N_("The TLS server does not know the name that the client asks for"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-wrong-host, short */
    N_("TLS: SNI unknown"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-wrong-host, explain */
    N_("{tcp.server} answered the ClientHello with the alert unrecognized_name: the "
       "server name in it (SNI) is none of its own. So no SIP was sent."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-wrong-host, fix */
    N_("Have the client use the host name that the provider gives; an address in its "
       "place names nobody."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-wrong-host, explain */
    N_("The server name in the ClientHello (SNI) is none of the server's."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-wrong-host, look */
    N_("The TLS alert unrecognized_name, and the SNI of the ClientHello."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-alert, title */
    N_("The TLS handshake ends with an alert"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-alert, short */
    N_("TLS handshake alert"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-alert, explain */
    N_("The {tls.alert.by} broke off the TLS handshake between {tcp.client} and {tcp.server} "
       "with the alert {tls.alert}. So no SIP was sent."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-alert, fix */
    N_("Look into the log of the {tls.alert.by} at this time; the alert is its judgement."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-alert, explain */
    N_("One side breaks off the handshake and says why."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-alert, look */
    N_("The TLS alert, by name and side."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-alert, fix */
    N_("Look into the log of the side that sent the alert."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, title */
    N_("The client leaves the TLS handshake, most likely over the server's certificate"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, short */
    N_("TLS ends: server cert"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, explain */
    N_("With TLS 1.3 certificate and alert are encrypted. Where the end of its handshake "
       "should stand, {tcp.client} sent a record that is as short as an alert, and the "
       "connection ended. What it had seen last is the certificate of {tcp.server}."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, fix */
    N_("Look at the certificate as the client sees it (openssl s_client -connect {tcp.server} "
       "-showcerts): its issuer has to be known to the client, its name has to be that "
       "of the server, its dates have to be valid."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, check */
    N_("The client's log names the reason; with its keys (SSLKEYLOGFILE) Wireshark shows "
       "the alert."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-rejected, about */
    N_("The length of the record says that it is no Finished message (RFC 8446 section "
       "4.4.4), and that it can be an alert."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-on-plain-port, note */
    N_("a ClientHello"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-on-plain-port, title */
    N_("TLS is spoken to a port for SIP in clear"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-on-plain-port, short */
    N_("TLS to plain SIP port"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-on-plain-port, explain */
    N_("{tcp.client} began a TLS handshake with {tcp.server}, and the server answered "
       "in clear. That port takes no TLS."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-on-plain-port, fix */
    N_("Send TLS to the server's port for it (5061 unless said otherwise), or use the "
       "transport TCP."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-on-plain-port, explain */
    N_("The server does not take TLS on the port that the client uses."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-on-plain-port, look */
    N_("A ClientHello that is answered in clear, or by the end of the connection."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-handshake-ended, title */
    N_("The server ends the connection when TLS begins"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-handshake-ended, short */
    N_("Closed at ClientHello"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-handshake-ended, explain */
    N_("{tcp.server} took the connection of {tcp.client} and ended it at the ClientHello, "
       "without a word of TLS. So no SIP was sent."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-handshake-ended, fix */
    N_("Check that the port takes TLS and has a certificate loaded, that the client's "
       "address is one that the server lets in, and that no firewall in between inspects "
       "TLS."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-handshake-ended, check */
    N_("openssl s_client -connect {tcp.server} from the client's host and from elsewhere."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-handshake-ended, explain */
    N_("The connection is taken, and ended at the ClientHello without a word of TLS."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-handshake-ended, look */
    N_("A ClientHello, then FIN or RST of the server."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-on-plain-port, note */
    N_("a ClientHello to port {tcp.server.port}"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-on-plain-port, explain */
    N_("{tcp.client} began a TLS handshake with {tcp.server}, and the server ended the "
       "connection without a word of TLS. Port 5060 is the one for SIP in clear."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-on-plain-port, check */
    N_("openssl s_client -connect {tcp.server} tells whether that port takes TLS."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, note */
    N_("valid until {tls.certificate.not_after}"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, title */
    N_("The server's TLS certificate has expired"),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, explain */
    N_("The certificate of {tcp.server} was valid until {tls.certificate.not_after}. "
       "This client went on all the same; one that checks the dates will not."),
    /* TRANSLATORS: rules/14-transport.yaml, tls-certificate-expired, fix */
    N_("Renew the certificate, and see that the SIP server loads it."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-encrypted, title */
    N_("SIP goes over TLS here, and the capture has no keys"),
    /* TRANSLATORS: rules/14-transport.yaml, sip-encrypted, short */
    N_("SIP over TLS, no keys"),
    /* TRANSLATORS: rules/14-transport.yaml, sip-encrypted, explain */
    N_("{tcp.client} and {tcp.server} speak {tls.version}; {tls.records} records of "
       "it are in the capture and cannot be read. Whether calls failed, and why, does "
       "not show here."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-encrypted, fix */
    N_("Capture where SIP is in clear (the PBX's own log, a HEP agent on it), or have "
       "one side write its keys (SSLKEYLOGFILE) and capture anew."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-encrypted, explain */
    N_("The capture has no keys, so SIP cannot be read in it."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-encrypted, look */
    N_("Records of TLS to the SIP port."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-on-tls-port, note */
    N_("sent in clear to {tcp.server}"),
    /* TRANSLATORS: rules/14-transport.yaml, sip-on-tls-port, title */
    N_("SIP in clear is sent to a port for TLS"),
    /* TRANSLATORS: rules/14-transport.yaml, sip-on-tls-port, short */
    N_("Plain SIP to TLS port"),
    /* TRANSLATORS: rules/14-transport.yaml, sip-on-tls-port, explain */
    N_("{tcp.client} sent the {method} in clear to {tcp.server}, and the server answered "
       "with a TLS alert ({tls.alert}): it expects a TLS handshake on this port."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-on-tls-port, fix */
    N_("Set the transport to TLS, or send to the server's port for SIP in clear (5060 "
       "unless said otherwise)."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-on-tls-port, about */
    N_("Proven by the TLS alert that answers a SIP request."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-on-tls-port, explain */
    N_("The server expects a TLS handshake and gets a SIP request in clear."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-on-tls-port, look */
    N_("A SIP request over TCP that is answered by a TLS alert, or by the end of the "
       "connection."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-on-tls-port, explain */
    N_("{tcp.client} sent the {method} in clear to {tcp.server}, and the server ended "
       "the connection without a word. Port 5061 is the one for TLS."),
    /* TRANSLATORS: rules/14-transport.yaml, sip-on-tls-port, explain */
    N_("{tcp.client} sent the {method} in clear to {tcp.server}, and nothing came back. "
       "Port 5061 is the one for TLS."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-closed-connection-used, note */
    N_("sent after the server had closed"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-closed-connection-used, title */
    N_("The request is sent over a connection that the other side had closed"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-closed-connection-used, short */
    N_("Sent on closed TCP"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-closed-connection-used, explain */
    N_("{tcp.server} had closed the TCP connection, and {tcp.client} sent the {method} "
       "over it all the same. Nobody reads there any more."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-closed-connection-used, fix */
    N_("The client has to open a new connection when the other side closes the old one "
       "(RFC 3261 section 18.1.1), and may keep it open by keep-alives (RFC 5626) more "
       "often than the server's or the firewall's idle time-out."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-closed-connection-used, about */
    N_("Proven by bytes sent after the FIN of the other side."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-closed-connection-used, explain */
    N_("The other side had closed the TCP connection; what is sent over it is lost."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-closed-connection-used, look */
    N_("FIN of the server, then a request of the client over the same connection."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-ended-at-request, note */
    N_("sent over that connection"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-ended-at-request, title */
    N_("The other side resets the connection at the request"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-ended-at-request, short */
    N_("RST at the request"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-ended-at-request, explain */
    N_("{tcp.client} sent the {method} over TCP to {tcp.server} and got an RST in place "
       "of a response. The other side does not know the connection (it was restarted, "
       "or a firewall had forgotten it), or will not have what came."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-ended-at-request, fix */
    N_("Have the client open a new connection and send the request again. Where connections "
       "are idle for long, send keep-alives (RFC 5626) more often than the firewall's "
       "idle time-out."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-ended-at-request, check */
    N_("Was the connection idle before, and for how long? Does the same request over "
       "a new connection get a response?"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-ended-at-request, explain */
    N_("A request over TCP is answered by an RST."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-ended-at-request, look */
    N_("The RST after the request."),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, note */
    N_("sent {request.sends}×, and never whole"),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, title */
    N_("The request is too long for one UDP packet, and its fragments are lost"),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, short */
    N_("Fragmented, no reply"),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, explain */
    N_("The {method} was sent {request.sends} times in fragments of IP, and some of "
       "them are missing here. Who does not get them all cannot put the request together, "
       "and does not answer."),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, fix */
    N_("Let fragments through in the firewalls and routers before this point (a smaller "
       "MTU on a tunnel, a rule that drops fragments), make the request shorter (fewer "
       "codecs, no video, no long headers), or send it over TCP, as RFC 3261 wants for "
       "requests of more than 1300 bytes."),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, check */
    N_("Was the capture made with a filter for ports? Only first fragments pass such "
       "a filter; then capture without one. Does a short request, such as OPTIONS, get "
       "an answer?"),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, about */
    N_("A request of which only some fragments were captured, each time it was sent, "
       "and no response. Looks alike: a capture with a filter for ports, which only "
       "first fragments pass."),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, title */
    N_("A long request over UDP is lost in fragments"),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, explain */
    N_("The request does not fit into one packet, and firewalls or NATs drop the fragments."),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, look */
    N_("A request of more than 1300 bytes repeated without an answer, where short ones "
       "are answered."),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, fix */
    N_("Send it over TCP, make it shorter, or let fragments through."),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, say */
    N_("Nothing else shows that the other side can be reached at all."),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, note */
    N_("sent {request.sends}× in fragments of IP, no response"),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, title */
    N_("The request is too long for one UDP packet, and its fragments seem to be lost"),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, explain */
    N_("The {method} has {request.size} bytes, more than fit into one packet. It was "
       "sent {request.sends} times in fragments of IP and nothing came back. Many firewalls "
       "and NATs drop fragments."),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, fix */
    N_("Send it over TCP, as RFC 3261 wants for requests of more than 1300 bytes, or "
       "make it shorter (fewer codecs, no video, no long headers); let fragments through "
       "in the firewalls on the way."),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, check */
    N_("Does a short request, such as OPTIONS, get an answer over the same way?"),
    /* TRANSLATORS: rules/14-transport.yaml, udp-fragmentation, about */
    N_("A long request unanswered where short ones are answered. Looks alike: a firewall "
       "that drops everything, and a provider that does not know the sender."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, title */
    N_("TCP is not answered, and the server is reached another way"),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, explain */
    N_("{tcp.client} sent {tcp.tries} SYNs to {tcp.server} and nothing came back; SIP "
       "reached that host all the same, by UDP or over another connection. Each attempt "
       "by TCP costs seconds before the client goes on."),
    /* TRANSLATORS: rules/14-transport.yaml, tcp-no-answer, fix */
    N_("Open TCP port {tcp.server.port} in the firewalls on the way if the client needs "
       "TCP (for long requests, or because a Contact, Route or SRV record names it); "
       "else set its transport to UDP."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, title */
    N_("The server refuses the association of SCTP"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, short */
    N_("SCTP refused"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, explain */
    N_("{sctp.client} began an association with {sctp.server} and was answered with "
       "ABORT. No SIP request can leave: nothing takes SCTP on port {sctp.server.port} "
       "there, or something on the way refuses in its place."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, fix */
    N_("Let the server listen on SCTP port {sctp.server.port} (in Kamailio enable_sctp "
       "and a listen= line), or set the client's transport to UDP or TCP, which every "
       "SIP server has to take, or to TLS."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, check */
    N_("Does the server list a socket for SCTP on that port (ss -Sln)?"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, about */
    N_("Proven by the ABORT that answers the INIT. Looks alike: an association that "
       "is aborted later, when the server was reached."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, explain */
    N_("The client begins an association of SCTP and gets an ABORT. No SIP request can "
       "leave."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, look */
    N_("The INIT to the server's port and the ABORT that answers it."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, fix */
    N_("Let the server listen on that port for SCTP, or have the client use UDP, TCP "
       "or TLS."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, title */
    N_("An association of SCTP was refused"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, explain */
    N_("{sctp.client} began an association with {sctp.server} and was answered with "
       "ABORT. It may have gone another way: a client that finds SCTP in the DNS (NAPTR, "
       "SRV) goes on to the next transport, and strangers try ports everywhere."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-refused, fix */
    N_("If that costs time at each call: take SCTP out of the NAPTR and SRV records "
       "of the server, or let it listen for SCTP."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, note */
    N_("sent {sctp.tries}× and never answered"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, title */
    N_("Nothing answers the association of SCTP"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, short */
    N_("SCTP: no INIT ACK"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, explain */
    N_("{sctp.client} sent {sctp.tries} INITs to {sctp.server} and nothing came back, "
       "neither an acceptance nor a refusal. No SIP request can leave. Firewalls and "
       "NATs that know TCP and UDP only drop SCTP so."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, fix */
    N_("Let the firewall and the NAT on the way pass IP protocol 132, or set the client's "
       "transport to UDP, TCP or TLS."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, check */
    N_("Does a capture beside {sctp.server} show the INIT?"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, about */
    N_("Likely after three INITs without any answer. Looks alike: one INIT at the end "
       "of the capture, and a server that is reached by another transport."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, explain */
    N_("The client sends INIT again and again, and nothing comes back. No SIP request "
       "can leave."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, look */
    N_("The INITs to the server's port, without INIT ACK or ABORT."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, fix */
    N_("Let the firewall pass SCTP (IP protocol 132), or have the client use UDP, TCP "
       "or TLS."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, title */
    N_("The association of SCTP is stopped on the way"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, explain */
    N_("{sctp.client} sent an INIT to {sctp.server}, and {icmp.sip.src} answered with "
       "an ICMP error ({icmp.sip.kind}). No SIP request can leave by SCTP."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-no-answer, fix */
    N_("If the error comes from the server: it has no SCTP (load its kernel module, "
       "let it listen), or use UDP, TCP or TLS. If it comes from a router or firewall: "
       "let that pass IP protocol 132."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, note */
    N_("{sctp.waited} s after the request, without a final response"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, note */
    N_("sent in that association"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, title */
    N_("The association of SCTP ends before the request is answered"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, short */
    N_("SCTP ends at request"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, explain */
    N_("{sctp.client} sent the {method} in its association with {sctp.server}; {sctp.waited} "
       "s later {sctp.end.by} ended the association ({sctp.end}), and no final response "
       "is in the capture. With the association the transaction has lost its way back."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, fix */
    N_("Look into the log of {sctp.end.by} why it ended: a restart, an ABORT for a chunk "
       "or a stream that it does not take, a firewall that had forgotten the association. "
       "Let it listen for SCTP again, and let the client send the request anew, over "
       "another transport if SCTP fails there."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, check */
    N_("What does {sctp.end.by} log at that second?"),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, about */
    N_("Likely when a request has no final response and its association ends within "
       "32 s after it. Looks alike: an association that is shut down after the call."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, explain */
    N_("The association breaks while a request waits for its answer."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, look */
    N_("ABORT or SHUTDOWN after the request, and no response to it."),
    /* TRANSLATORS: rules/14-transport.yaml, sctp-ended-at-request, fix */
    N_("Look into the log of the side that ended it, and have the client send the request "
       "anew."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, say */
    N_("The capture ends at once; an INVITE with credentials may have followed."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, note */
    N_("the PBX asks the provider for credentials"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, note */
    N_("the provider{provider.region|}, {caller.ip}"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, title */
    N_("The PBX does not trust the provider's address"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, short */
    N_("PBX wants auth: 401"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, explain */
    N_("{caller.ip} belongs to {provider.name|the provider}. The PBX answers its INVITE "
       "with 401 and wants credentials, as it does with strangers; a provider has none, "
       "and the call ends there."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, fix */
    N_("Make every signalling range of the provider, of all regions, a trusted peer "
       "of the PBX, known by address and without authentication."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, explain */
    N_("The provider's INVITE is answered with 401. A provider has no credentials to "
       "offer, and the call ends there."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, look */
    N_("401 from the PBX to an address of the provider's."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-407, note */
    N_("the provider, {caller.ip}"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-407, short */
    N_("PBX wants auth: 407"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-407, explain */
    N_("{caller.ip} belongs to {provider.name|the provider}. The PBX answers its INVITE "
       "with 407 and wants credentials, as it does with strangers; a provider has none, "
       "and the call ends there."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-407, explain */
    N_("The provider's INVITE is answered with 407. A provider has no credentials to "
       "offer, and the call ends there."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-407, look */
    N_("407 from the PBX to an address of the provider's."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, title */
    N_("The PBX wants credentials of an address that sends none"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, explain */
    N_("The PBX answered the INVITE from {caller.ip} with 401, and no INVITE with credentials "
       "came. If {caller.ip} is your provider, the PBX does not know it as a trusted "
       "peer; if not, this is as it should be."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, fix */
    N_("If {caller.ip} is your provider, make its signalling addresses trusted peers, "
       "without authentication."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, check */
    N_("Does {caller.ip} belong to your provider?"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-407, explain */
    N_("The PBX answered the INVITE from {caller.ip} with 407, and no INVITE with credentials "
       "came. If {caller.ip} is your provider, the PBX does not know it as a trusted "
       "peer; if not, this is as it should be."),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, say */
    N_("The error comes from another host than the INVITE was sent to, so that a firewall "
       "may have made it."),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, note */
    N_("sent to {invite.dst}"),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, title */
    N_("{invite.dst} cannot be reached: ICMP port unreachable"),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, short */
    N_("ICMP port unreachable"),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, explain */
    N_("{icmp.sip.src} answered the INVITE to {invite.dst} with ICMP port unreachable: "
       "no program has the {invite.transport} port {invite.dst.port} open there, or "
       "a firewall rule that rejects (REJECT) answers so in its place, on the host itself "
       "as well."),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, fix */
    N_("Start the SIP service or let it listen on {invite.dst.port} for {invite.transport}; "
       "or correct the port and transport in the URI that the caller uses."),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, check */
    N_("On that host: does ss -lnp | grep {invite.dst.port} show a program? If it does, "
       "look for a REJECT rule in its firewall."),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, title */
    N_("Nothing listens at the address and port"),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, explain */
    N_("No program has the port open that the INVITE is sent to."),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, look */
    N_("ICMP port unreachable; ss -lnup on the host."),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, fix */
    N_("Start the SIP service, or correct port and transport."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, note */
    N_("from {invite.src}, refused by {icmp.sip.src}"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, title */
    N_("A firewall refuses the provider's INVITE"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, short */
    N_("No reply to provider"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, explain */
    N_("{icmp.sip.src} refused the INVITE from {invite.src} by ICMP: its rules forbid "
       "it (administratively prohibited). No program at {invite.dst} got it."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, fix */
    N_("On {icmp.sip.src}, allow all signalling ranges of the provider, of every region, "
       "to reach the PBX (UDP and TCP 5060, TLS 5061)."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, title */
    N_("A firewall keeps the provider's calls from the PBX"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, explain */
    N_("The INVITE reaches the host or the router, and a firewall there does not let "
       "it on to the PBX."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, look */
    N_("The INVITE in a capture but not in the log of the PBX; the rules of the firewall."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, fix */
    N_("Allow all signalling ranges of the provider, of every region: UDP and TCP 5060, "
       "TLS 5061."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, expected */
    N_("sip:{invite.request_uri.user|NUMBER}@{callee.ip}"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, title */
    N_("The provider calls another address than the PBX's"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, short */
    N_("R-URI is not the PBX"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, explain */
    N_("The INVITE was sent to {invite.dst}, but its Request-URI names {invite.request_uri.host}. "
       "Many a PBX does not answer for an address that is not its own."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, fix */
    N_("Correct the origination URI of the trunk at the provider: host, port and transport "
       "have to be those of the PBX as seen from the internet."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, explain */
    N_("It names another address, port or transport than those of the PBX as seen from "
       "the internet."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, look */
    N_("The origination URI at the provider beside the public address of the PBX."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, note */
    N_("from {invite.src}, sent {invite.sends}×, no response"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, title */
    N_("The PBX gives no answer to the provider's INVITE"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, explain */
    N_("{invite.src} belongs to {provider.name|the provider}. Its INVITE reached {invite.dst} "
       "{invite.sends}×, and nothing went back. Either the host's firewall drops it "
       "after the point of this capture, or the PBX passes over a peer that it does "
       "not know. The capture cannot tell the two apart; the log of the PBX can."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, fix */
    N_("Allow all signalling ranges of the provider, of every region, in the firewall "
       "of the host and in front of it (UDP and TCP 5060, TLS 5061)."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, check */
    N_("Is the INVITE in the log of the PBX? If not, the firewall drops it (nft list "
       "ruleset, iptables -L -n, ufw status). If it is, the PBX does not know the peer."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, about */
    N_("A capture sees what arrives before the host's firewall does. An INVITE in the "
       "capture that is not in the PBX's log was dropped by the host itself."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-silent, note */
    N_("not a peer of the PBX?"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-silent, title */
    N_("The PBX may not know the provider's address as a peer"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-silent, short */
    N_("Provider not a peer?"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-silent, explain */
    N_("{invite.src.ip} belongs to {provider.name|the provider}; its INVITE reached "
       "{invite.dst} {invite.sends}× and the PBX said nothing. A PBX that takes calls "
       "from known peers only passes over all others."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-silent, fix */
    N_("Make every signalling range of the provider, of all regions, a trusted peer "
       "of the PBX."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-silent, check */
    N_("Is the INVITE in the log of the PBX? If it is, this is the cause; if not, a "
       "firewall drops it."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-silent, explain */
    N_("The INVITE reaches the PBX, which passes over a peer that it does not know."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-silent, look */
    N_("The INVITE in the log of the PBX, and nothing sent back."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, title */
    N_("The INVITE finds no answer here"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, short */
    N_("PBX does not answer"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, explain */
    N_("{invite.src} sent the INVITE {invite.sends}× to {invite.dst}, and nothing went "
       "back. A PBX that does not answer strangers does right so; one that should know "
       "{invite.src.ip} does not."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, fix */
    N_("If {invite.src.ip} is your provider, allow it in the firewall and make it a "
       "trusted peer of the PBX."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, check */
    N_("Does {invite.src.ip} belong to your provider? Is the INVITE in the log of the "
       "PBX?"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, title */
    N_("The provider gets no answer from the PBX"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, explain */
    N_("The origination URI leads elsewhere, a firewall drops the provider's INVITE, "
       "or the PBX does not allow the provider's addresses."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, look */
    N_("What arrives at the PBX, and what goes back within 4 s."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, fix */
    N_("Confirm the origination URI; allow the provider's addresses and ports in the "
       "firewall and in the PBX."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, look */
    N_("What arrives at the PBX, and what goes back within 4 s; Twilio's Debugger tells "
       "of it as 32011."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, note */
    N_("sent by {final.src} after {final_delay} s"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, note */
    N_("sent {invite.sends}×"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, title */
    N_("The PBX does not answer in time: {final.status_line}"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, explain */
    N_("The INVITE from {invite.src} got no answer of its own: after {final_delay} s "
       "it ended with {final.status_line} from {final.src.ip}. What should answer behind "
       "that address (the PBX, or the phone it rings) did not."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, fix */
    N_("Find out what {final.src.ip} waited for: check that the origination URI leads "
       "to the PBX, that the firewall lets the provider's addresses through, and that "
       "the PBX knows them as peers."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, check */
    N_("Is the INVITE in the log of the PBX? Where does it go from there?"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, say */
    N_("The caller may have hung up on its own."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, title */
    N_("The PBX takes the call and says nothing more"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, explain */
    N_("The PBX answered the INVITE with {provisional.status_line}, and did not ring "
       "or refuse it in the {cancel.time} s until the CANCEL."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, fix */
    N_("Look in the PBX for what became of the call: a route without destination, a "
       "phone that is not reachable, a lookup that hangs."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, check */
    N_("What does the log of the PBX say of this call?"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, note */
    N_("the last that was heard of the PBX"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, explain */
    N_("The PBX answered the INVITE with {provisional.status_line} and then neither "
       "rang nor refused it."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, note */
    N_("the first response came after {response_delay} s"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, title */
    N_("The PBX answers too late"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, short */
    N_("PBX answers late"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, explain */
    N_("The first response to the INVITE came after {response_delay} s. A provider waits "
       "about {provider.failover|4 to 32} s and then tries the next address or gives "
       "up."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, fix */
    N_("Find out what delays the PBX: name lookups (reverse DNS, SRV), a full disk or "
       "database, an overloaded host. 100 Trying has to go out within 200 ms."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, explain */
    N_("The provider waits some seconds and goes elsewhere."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, look */
    N_("The time until 100 Trying."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, fix */
    N_("Find out what delays the PBX: name lookups, load."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, note */
    N_("after {response_delay} s"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, title */
    N_("The PBX answers late"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, explain */
    N_("The first response to the INVITE came after {response_delay} s. This call went "
       "through all the same."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, fix */
    N_("Find out what delays the PBX (name lookups, load). 100 Trying has to go out "
       "within 200 ms."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-pbx-blocks-provider, note */
    N_("the PBX refuses the provider"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-pbx-blocks-provider, title */
    N_("The PBX refuses the provider's calls"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-pbx-blocks-provider, short */
    N_("PBX refuses provider"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-pbx-blocks-provider, explain */
    N_("{caller.ip} belongs to {provider.name|the provider}; the PBX answers its INVITE "
       "with {final.status_line}. It does so where calls from this address, or to this "
       "number, are not allowed."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-pbx-blocks-provider, fix */
    N_("Allow the provider's signalling ranges of all regions in the PBX's own access "
       "lists, and look whether a ban (fail2ban) caught them."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-pbx-blocks-provider, explain */
    N_("An access list of the PBX, or a ban (fail2ban), keeps the provider's addresses "
       "out."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-pbx-blocks-provider, look */
    N_("403 from the PBX, or its log."),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, expected */
    N_("{final.min_se|90} or more"),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, title */
    N_("The INVITE asks for a session interval that is too short"),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, short */
    N_("Session-Expires <90 s"),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, explain */
    N_("The INVITE says Session-Expires {invite.session_expires} s, less than the 90 "
       "s that RFC 4028 allows. {final.src.ip} answers 422 and wants at least {final.min_se|90} "
       "s, and no INVITE with a longer one follows."),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, fix */
    N_("Ask who runs {invite.src.ip} why its INVITE carries so short an interval; until "
       "then let {final.src.ip} accept it or pass over session timers."),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, explain */
    N_("Its Session-Expires is below the 90 s that RFC 4028 allows."),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, look */
    N_("Session-Expires of the INVITE."),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, fix */
    N_("Let the PBX accept or pass over it, and ask the provider why the interval is "
       "so short."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, note */
    N_("what {final.src.ip} demands"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, note */
    N_("what the INVITE offers"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, title */
    N_("A longer session interval is demanded than the INVITE offers"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, short */
    N_("422: Min-SE > offered"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, explain */
    N_("The INVITE says Session-Expires {invite.session_expires}; {final.src.ip} answers "
       "422 and demands at least {final.min_se}. No INVITE with more follows in the "
       "capture."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, fix */
    N_("Lower the Min-SE of {final.src.ip} to 90, or its session timers altogether; "
       "or let {invite.src.ip} ask for at least {final.min_se|what is demanded} s, or "
       "try again after the 422 as RFC 4028 has it."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, about */
    N_("422 means that the INVITE's Session-Expires is below the answering side's Min-SE. "
       "A caller that supports timers tries again with the Min-SE of the 422: then it "
       "is no fault at all."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, explain */
    N_("Its Min-SE is larger than the Session-Expires that the INVITE offers, and it "
       "answers 422."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, look */
    N_("Session-Expires of the INVITE beside Min-SE of the 422."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, fix */
    N_("Lower the session timer of the PBX to a usual value, 1800 or 3600 with a Min-SE "
       "of 90, or switch it off."),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, expected */
    N_("{final.min_se|a longer one}"),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, title */
    N_("The provider wants a longer session interval"),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, short */
    N_("422: provider Min-SE"),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, explain */
    N_("{invite.src.ip} asks for Session-Expires {invite.session_expires}, {final.src.ip} "
       "wants at least {final.min_se|more}. {invite.src.ip} should send the INVITE again "
       "with that value, and the capture holds none."),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, fix */
    N_("Set the PBX's Session-Expires to at least {final.min_se|the Min-SE of the 422} "
       "s (1800 is usual)."),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, explain */
    N_("422: the interval is too short."),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, look */
    N_("Min-SE of the 422."),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, fix */
    N_("Lower Min-SE, or raise Session-Expires."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-422-without-timer-support, note */
    N_("timer is not among them"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-422-without-timer-support, title */
    N_("422 was sent to a caller that does not support session timers"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-422-without-timer-support, short */
    N_("422, no timer support"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-422-without-timer-support, explain */
    N_("The INVITE does not list timer in Supported. Such a request may not be refused "
       "with 422; the session timer is to be passed over."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-422-without-timer-support, fix */
    N_("Let the PBX refuse with 422 only what lists timer in Supported."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-422-without-timer-support, look */
    N_("Supported of the INVITE."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, expected */
    N_("PCMU (0) or PCMA (8) among the formats"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, title */
    N_("G.711 is not among the codecs offered"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, short */
    N_("No G.711 in common"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, explain */
    N_("The INVITE offers {invite.codecs|no codec by name} and neither PCMU nor PCMA; "
       "{final.src.ip} answers {final.status_line}. PCMU or PCMA is what nearly every "
       "trunk takes."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, fix */
    N_("Enable PCMU (G.711 µ-law) or PCMA (A-law) in the codecs of the trunk on {invite.src.ip}."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, check */
    N_("Which codecs does {final.src.ip} take?"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, title */
    N_("The PBX does not offer G.711"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, explain */
    N_("Neither PCMU nor PCMA is among its codecs; the other side has nothing in common "
       "with it and answers 415 or 488."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, look */
    N_("The m=audio line of the PBX: 0 is PCMU, 8 is PCMA."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, fix */
    N_("Enable G.711 mu-law (PCMU) or A-law (PCMA) in the PBX."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, expected */
    N_("RTP/SAVP with keys (a=crypto)"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, title */
    N_("The other side takes encrypted media only"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, short */
    N_("SRTP is required"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, explain */
    N_("{final.src.ip} answers {final.status_line} and says why: {final.says}. The INVITE "
       "offers {invite.audio.protocol|media} without encryption."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, fix */
    N_("Use the same on both sides: let the PBX offer SRTP (RTP/SAVP with keys, and "
       "TLS for the signalling), or switch the demand for secure media off at the trunk."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, title */
    N_("One side wants encryption, the other not"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, explain */
    N_("RTP/SAVP on one side, RTP/AVP on the other."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, look */
    N_("The m=audio lines."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, fix */
    N_("Enable or disable SRTP on both sides."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, note */
    N_("SRTP is offered"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, title */
    N_("SRTP is offered, and the other side does not take it so"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, short */
    N_("SRTP not taken"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, explain */
    N_("The INVITE offers {invite.audio.protocol}. {final.src.ip} answers {final.status_line} "
       "and says why: {final.says}."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, fix */
    N_("Use the same on both sides: switch secure media on at the provider's trunk, "
       "or off in the PBX."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, check */
    N_("Is secure trunking (TLS and SRTP) switched on for the trunk, and with which "
       "suites?"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, note */
    N_("DTLS-SRTP, as WebRTC has it"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, title */
    N_("WebRTC media are offered to a side that refuses them"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, short */
    N_("WebRTC media refused"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, explain */
    N_("The INVITE offers {invite.audio.protocol} (DTLS-SRTP, as browsers do), and {final.src.ip} "
       "answers {final.status_line}. A peer that speaks plain RTP or SRTP with keys "
       "in the SDP refuses that, whatever the codecs."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, fix */
    N_("Let the PBX or SBC turn WebRTC into what the trunk takes: RTP/AVP, or RTP/SAVP "
       "with a=crypto, without ICE and fingerprint."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, check */
    N_("Does {final.src.ip} take an INVITE with RTP/AVP and the same codecs?"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, note */
    N_("SRTP is offered, nothing else"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, title */
    N_("SRTP is offered, and the offer is refused"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, short */
    N_("SRTP offer refused"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, explain */
    N_("The INVITE offers {invite.audio.protocol} with {invite.codecs|its codecs}, and "
       "{final.src.ip} answers {final.status_line}. A side that is not set to SRTP answers "
       "so to an offer of nothing else."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, check */
    N_("Is secure trunking (TLS and SRTP) switched on for the trunk? Does the same offer "
       "as RTP/AVP go through?"),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, expected */
    N_("{final.accept|application/sdp}"),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, title */
    N_("The other side does not take the type of the body"),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, short */
    N_("415: body type"),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, explain */
    N_("The INVITE's body is {invite.content_type}; {final.src.ip} answers 415 and accepts "
       "{final.accept|application/sdp}. The codecs are not what it objects to."),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, fix */
    N_("Send the SDP alone, as application/sdp, on this trunk (no ISUP, no multipart)."),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, explain */
    N_("The other side takes plain SDP only."),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, look */
    N_("Content-Type."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, say */
    N_("The PBX does not list what it takes; it may be another part of the offer that "
       "it refuses."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, title */
    N_("The PBX does not take G.711"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, explain */
    N_("The provider offers {invite.codecs|G.711}; the PBX answers {final.status_line}. "
       "What it takes is {final.codecs|not said}."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, fix */
    N_("Enable PCMU (G.711 µ-law) or PCMA (A-law) in the codecs of the trunk on the "
       "PBX."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, note */
    N_("what was offered"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, title */
    N_("The PBX refuses the offer: {final.status_line}; does it take G.711?"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, explain */
    N_("The provider offers {invite.codecs|G.711}; the PBX answers {final.status_line}. "
       "The usual reason is that neither PCMU nor PCMA is enabled for the trunk."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, check */
    N_("Which codecs are allowed for the trunk in the PBX?"),
    /* TRANSLATORS: rules/20-origination.yaml, sdp-syntax, title */
    N_("The session description breaks the rules"),
    /* TRANSLATORS: rules/20-origination.yaml, sdp-syntax, short */
    N_("Malformed SDP"),
    /* TRANSLATORS: rules/20-origination.yaml, sdp-syntax, explain */
    N_("The SDP of the INVITE is not as it should be, and {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/20-origination.yaml, sdp-syntax, fix */
    N_("Mend the sender, or whatever changes its SDP on the way."),
    /* TRANSLATORS: rules/20-origination.yaml, sdp-syntax, check */
    N_("Does {final.src.ip} take an INVITE with a plain SDP?"),
    /* TRANSLATORS: rules/20-origination.yaml, sdp-syntax, title */
    N_("An SDP is malformed"),
    /* TRANSLATORS: rules/20-origination.yaml, sdp-syntax, explain */
    N_("The other side cannot read it."),
    /* TRANSLATORS: rules/20-origination.yaml, sdp-syntax, look */
    N_("What is marked in the SDP."),
    /* TRANSLATORS: rules/20-origination.yaml, sdp-syntax, fix */
    N_("Mend the side that sends it."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, note */
    N_("what the other side says that it takes"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, title */
    N_("The other side does not take the media offered"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, short */
    N_("SDP offer refused"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, explain */
    N_("The INVITE offers {invite.codecs|media}; {final.src.ip} answers {final.status_line}. "
       "{final.said|} {final.warning|}"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, fix */
    N_("Enable a codec on {invite.src.ip} that {final.src.ip} has, or the other way "
       "round."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, check */
    N_("Which codecs does {final.src.ip} take for this trunk?"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, title */
    N_("There is no codec in common"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, explain */
    N_("Both sides list other codecs."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, look */
    N_("The m=audio lines of both."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, fix */
    N_("Enable a codec that both have."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, note */
    N_("G.711, and no encryption"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, title */
    N_("The offer is refused: {final.status_line}; does the other side demand SRTP?"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, explain */
    N_("The INVITE offers {invite.codecs|media} by {invite.audio.protocol|RTP}, without "
       "encryption; {final.src.ip} answers {final.status_line} and does not say what "
       "is wrong with it. Nearly everybody takes G.711, so that the codecs are seldom "
       "the reason: a side that is set to take encrypted media only (SRTP) refuses plain "
       "RTP so."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, fix */
    N_("Look in {final.src.ip} whether media encryption is mandatory for this peer, "
       "and set the same on both sides (SRTP offered here, or optional there). If it "
       "is not, compare the codecs, the address family in c= and the lines of the SDP."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, check */
    N_("Is SRTP mandatory for {invite.src.ip} at {final.src.ip}? Does it take an offer "
       "of RTP/SAVP with the same codecs?"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, about */
    N_("Possible only: a bare 488 does not say which part of the offer is refused. Looks "
       "alike: a side that has none of the codecs; then its answer to another offer "
       "tells."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, title */
    N_("The offer is refused: {final.status_line}"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, explain */
    N_("The INVITE offers {invite.codecs|media} by {invite.audio.protocol|RTP}; {final.src.ip} "
       "answers {final.status_line} and does not say what is wrong with it: the codecs, "
       "the encryption, the transport of the media (ICE, IPv6), or the form of the SDP."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, fix */
    N_("Compare the offer with one that {final.src.ip} takes: codecs first, then the "
       "protocol in the m= line (AVP, SAVP, SAVPF), the address family in c=, and the "
       "lines of the SDP."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, check */
    N_("What does the log of {final.src.ip} say of this offer?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, note */
    N_("the caller's own address"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, note */
    N_("what the 2xx says"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, title */
    N_("The ACK carries the caller's own address in place of the other side's"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, short */
    N_("ACK with own IP"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, explain */
    N_("The 2xx names {ack.expected}; the ACK has {ack.own_address} in its place. That "
       "is an address of the side that sent the ACK: something there replaces addresses "
       "that are not its own. The other side cannot place such an ACK; it sent its 2xx "
       "{ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, fix */
    N_("Let the PBX, SBC or router rewrite its own private address only (not all of "
       "10/8, 172.16/12 and 192.168/16), and switch SIP ALG off."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, about */
    N_("The Contact of a provider may be private: it is reached by way of the Record-Route. "
       "Whoever replaces it by a public address of its own makes the ACK go in a circle."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, explain */
    N_("The private addresses in Contact and Record-Route belong to the provider. Replaced "
       "by the PBX's public address they lead the ACK back to the PBX, and the provider "
       "hangs up after 32 s."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, look */
    N_("The own public address in the request line or a Route of the ACK, where the "
       "200 has 172.… or another private one."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, note */
    N_("the ACK's Request-URI is taken from here"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, title */
    N_("The ACK is addressed to the wrong place"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, short */
    N_("ACK: wrong R-URI"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, explain */
    N_("The ACK asks for {ack.request_uri}; the Contact of the 2xx says {ack.expected}. "
       "The other side does not take it for the ACK to its 2xx: it sent the 2xx {ok.sends} "
       "times, and gives the call up when the ACK does not come (64*T1, 32 s by default)."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, fix */
    N_("Build the Request-URI of the ACK (and of BYE and re-INVITE) from the Contact "
       "of the 2xx, and send the packet to the topmost Route it has. Look for a setting "
       "that makes the PBX use the proxy's or the INVITE's address instead."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, about */
    N_("Proven when the ACK's Request-URI leads elsewhere than the Contact of the 2xx "
       "and the 2xx is repeated all the same. Looks alike: the ACK for 486 or 603, which "
       "does repeat the INVITE's Request-URI; a strict router (Record-Route without "
       "lr)."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, explain */
    N_("Its Request-URI is not what the Contact of the 200 says. The provider does not "
       "take it for the ACK to its 200, repeats the 200 and hangs up after 32 s."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, look */
    N_("The request line of the ACK beside the Contact of the 200; the 200 repeated."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, note */
    N_("sent to {ack.dst}, without any Route"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, note */
    N_("has to stand in the Route of the ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, title */
    N_("The ACK has no Route"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, short */
    N_("ACK without Route"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, explain */
    N_("The 2xx carries Record-Route {ack.route.expected}; the ACK has no Route header "
       "at all. The other side cannot lead it to where the 2xx came from, and sent the "
       "2xx {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, fix */
    N_("Let the PBX copy the Record-Route of the 2xx, in reverse order, into the Route "
       "of ACK, BYE and re-INVITE, and send them to the first of these."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, explain */
    N_("The 200 carries Record-Route, the ACK no Route: it cannot be led to where the "
       "200 came from."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, look */
    N_("Route of the ACK beside Record-Route of the 200."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-order, note */
    N_("has to be the first Route"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-order, title */
    N_("The Route of the ACK is not the Record-Route reversed"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-order, short */
    N_("ACK: wrong Route"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-order, explain */
    N_("The caller has to put the Record-Route of the 2xx in reverse order into the "
       "Route of the ACK. It begins with {ack.route}, where {ack.route.expected} has "
       "to stand; the 2xx was sent {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-order, fix */
    N_("Let the PBX take over the Record-Route of the 2xx unchanged and in reverse order."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-order, explain */
    N_("It has to be the Record-Route of the 200 reversed."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, note */
    N_("the packet went to {ack.dst}, not to {ack.next_hop}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, note */
    N_("this is where the packet has to go"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, title */
    N_("The ACK was sent to the wrong address"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, short */
    N_("ACK: wrong next hop"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, explain */
    N_("The ACK reads right, but its packet went to {ack.dst}. It has to go to {ack.next_hop}, "
       "the first of the route set, or the Contact where there is no route. The other "
       "side sent its 2xx {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, fix */
    N_("Let the PBX send requests within the call to the first Route (loose routing), "
       "and to the Contact only where there is none."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, explain */
    N_("Its Request-URI is right, but the packet is not sent to the first Route."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, look */
    N_("The destination of the packet beside its first Route."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-cseq-mismatch, expected */
    N_("{invite.cseq} ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-cseq-mismatch, title */
    N_("The ACK has another CSeq number than the INVITE"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-cseq-mismatch, short */
    N_("ACK: other CSeq"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-cseq-mismatch, explain */
    N_("The ACK counts {ack.cseq}, the INVITE {invite.cseq}. By that number the other "
       "side finds the INVITE that is acknowledged; it sent its 2xx {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-cseq-mismatch, fix */
    N_("Mend the sender of the ACK, an SBC that numbers requests anew most of all; the "
       "ACK repeats the number of the INVITE."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-cseq-mismatch, explain */
    N_("It has to carry the number of the INVITE that it acknowledges."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-cseq-mismatch, look */
    N_("CSeq of the ACK and of the 200."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, expected */
    N_("tag={ok.to.tag}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, title */
    N_("The ACK has a To tag that no 2xx had"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, short */
    N_("ACK: unknown To tag"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, explain */
    N_("The ACK says tag {ack.to.tag|(none)}, the 2xx {ok.to.tag|(none)}. The other "
       "side knows no such dialog and sent its 2xx {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, fix */
    N_("Mend the sender of the ACK (or the SBC between); the To of the ACK is that of "
       "the 2xx."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, explain */
    N_("It belongs to another dialog then."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, look */
    N_("The To header of the ACK and of the 200."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, note */
    N_("carries no credentials"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, title */
    N_("The ACK lacks the credentials of the INVITE"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, short */
    N_("ACK lacks credentials"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, explain */
    N_("The INVITE carried credentials; an ACK for a 2xx has to repeat them, and this "
       "one does not. Few proxies look at it."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, fix */
    N_("Let the PBX repeat the credentials in the ACK."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, check */
    N_("Does the log of {ack.dst.ip} say that it threw the ACK away?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, expected */
    N_("the port where the answering side listens ({ok.src.port})"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, title */
    N_("The Contact of the 2xx names a port where nobody listens"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, short */
    N_("Contact: bad port"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, explain */
    N_("The Contact of the 2xx says {ok.contact}; the ACK went there and was refused "
       "by ICMP port unreachable. The answering side uses port {ok.src.port}."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, fix */
    N_("Let the side that answered put the port into its Contact where it does listen "
       "({ok.src.port}): an external port in its NAT settings is the usual reason."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, title */
    N_("The Contact of the 200 names another port or address"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, explain */
    N_("The ACK goes where nobody listens."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, look */
    N_("Contact of the 200 beside the address and port that it comes from."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, fix */
    N_("Correct the external address and port in the PBX."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, expected */
    N_("port {ok.src.port}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, title */
    N_("The Contact of the 2xx names another port"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, explain */
    N_("The 2xx was sent from port {ok.src.port}, and its Contact says {ok.contact}. "
       "The ACK goes where the Contact says; none arrived, and the 2xx was sent {ok.sends} "
       "times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, fix */
    N_("Let the side that answered put the port into its Contact where it does listen."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, check */
    N_("Does anything listen on port {ok.contact.port} there?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-missing-in-2xx, expected */
    N_("a Contact header"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-missing-in-2xx, title */
    N_("The 2xx has no Contact"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-missing-in-2xx, short */
    N_("2xx without Contact"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-missing-in-2xx, explain */
    N_("A 2xx to an INVITE must say in its Contact where requests of the call go. This "
       "one does not, so that the caller does not know where to send its ACK; it was "
       "sent {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-missing-in-2xx, fix */
    N_("Let {ok.src.ip} send a Contact in its 2xx; look for header rules of an SBC that "
       "strip it."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-missing-in-2xx, explain */
    N_("Without it the other side does not know where to send the ACK."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-missing-in-2xx, look */
    N_("The headers of the 200."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-missing-in-2xx, fix */
    N_("Mend the side that answers: Contact is mandatory there."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, say */
    N_("The capture was made inside the LAN: a router behind it may change the Contact, "
       "and then it is something else that keeps the ACK away."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, expected */
    N_("an address that {caller.ip} can reach"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, note */
    N_("the ACK goes to this address"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, title */
    N_("The 2xx gives a private address as its Contact"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, short */
    N_("2xx: private Contact"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, explain */
    N_("The Contact of the 2xx says {ok.contact}. {caller.ip} has to send the ACK there, "
       "and an address such as {ok.contact.host} leads nowhere on the internet. No ACK "
       "came; the 2xx was sent {ok.sends} times. The capture does not show whether one "
       "was sent."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, fix */
    N_("Set the external (public) signalling address in the PBX, so that its Contact "
       "holds an address that the other side can reach; or put an SBC before it that "
       "records its route."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, about */
    N_("A private Contact alone is no fault: with a public Record-Route above it, or "
       "with a router that mends it, the ACK arrives."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, title */
    N_("The PBX answers with a private address in Contact"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, explain */
    N_("The provider has to send its ACK there and cannot: no ACK arrives, and the PBX "
       "ends the call after 32 s."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, look */
    N_("The Contact of the PBX's 200, the 200 repeated, no ACK."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, fix */
    N_("Set the external signalling address in the PBX, so that Contact holds its public "
       "address."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, expected */
    N_("an address that {caller.ip} can reach, such as {ok.src.ip}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, note */
    N_("sent to {ack.dst}, as the Contact says"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, title */
    N_("The ACK goes to a private address, as the Contact of the 2xx says"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, explain */
    N_("The 2xx came from {ok.src}, and its Contact says {ok.contact}. {caller.ip} sent "
       "the ACK there, to {ack.dst}, which leads nowhere from a public network. The "
       "2xx was repeated {ok.repeats_after_ack} times after it."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, fix */
    N_("Set the external (public) signalling address in the program at {ok.src.ip}, "
       "so that its Contact holds an address that the other side can reach; or put an "
       "SBC before it that records its route."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, expected */
    N_("a name or address that the other side can reach"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, title */
    N_("The Contact of the 2xx is a name that leads nowhere"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, short */
    N_("Contact: bad name"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, explain */
    N_("The Contact of the 2xx says {ok.contact}. That name does not resolve, or to "
       "a private address only. No ACK came; the 2xx was sent {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, fix */
    N_("Let the PBX put its public address, or a name that resolves to it everywhere, "
       "into its Contact."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, check */
    N_("Resolve {ok.contact.host} with a public resolver."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, explain */
    N_("The provider cannot resolve it and has nowhere to send the ACK."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, look */
    N_("Contact of the 200."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, note */
    N_("the INVITE has it so"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, title */
    N_("The answering side changed a Via of the caller's"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, short */
    N_("Via changed in reply"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, explain */
    N_("The INVITE has the Via {reply.via.original}; the response has {reply.via.changed} "
       "in its place. Responses find their way back by the Vias: this one is lost on "
       "the way, and no ACK came. The 2xx was sent {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, fix */
    N_("Let the PBX, SBC or router return all Vias exactly as they came; let it rewrite "
       "its own address only (not all of 172.16/12 and the like), and switch SIP ALG "
       "off."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, about */
    N_("Only received and rport may be added to the topmost Via. Vias joined by commas, "
       "folded, or written v: are the same."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, explain */
    N_("Its 200 does not return the Via headers of the INVITE unchanged: a private address "
       "of the provider's was replaced. The 200 gets lost at the provider, no ACK is "
       "sent, and the call drops after 32 s."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, look */
    N_("The Via headers of the 200 beside those of the INVITE."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, fix */
    N_("Return the Via headers as they came; limit the replacing of private addresses "
       "to the PBX's own."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, explain */
    N_("The INVITE has the Via {reply.via.original}; the response has {reply.via.changed} "
       "in its place, and does not find its way back: requests or responses are repeated."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, fix */
    N_("Let the PBX, SBC or router return all Vias exactly as they came, and switch "
       "SIP ALG off."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, record-route-altered-in-200, title */
    N_("The answering side changed the Record-Route"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, record-route-altered-in-200, short */
    N_("Record-Route changed"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, record-route-altered-in-200, explain */
    N_("The INVITE came with Record-Route {reply.record_route.original}; the 2xx has "
       "{reply.record_route.changed|nothing} there. The route of all requests within "
       "the call is built from it, so that the ACK does not find its way; the 2xx was "
       "sent {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, record-route-altered-in-200, fix */
    N_("Let the PBX, SBC or router copy the Record-Route of the INVITE unchanged into "
       "its 2xx; switch SIP ALG off."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, record-route-altered-in-200, explain */
    N_("Later requests, the ACK first, are led astray."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, record-route-altered-in-200, look */
    N_("Record-Route of the 200 beside that of the INVITE."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, expected */
    N_("sent to {reply.expected_dst}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, note */
    N_("by this, responses go to {reply.expected_dst}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, title */
    N_("The response was sent to the wrong address"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, short */
    N_("Reply misdirected"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, explain */
    N_("The response went to {reply.dst}; by the topmost Via of the INVITE and the address "
       "it came from it has to go to {reply.expected_dst}. The caller did not get it: "
       "it repeated the INVITE {invite.deaf_repeats} times after that."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, fix */
    N_("Let the answering side send responses to where the request came from: to the "
       "source address, and with rport in the Via to the source port (nat=force_rport, "
       "rport support)."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, explain */
    N_("They have to go to received and rport, where the request came from."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, look */
    N_("The destination of the responses."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, expected */
    N_(";rport"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, note */
    N_("sent from port {invite.src.port}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, title */
    N_("The caller does not ask for responses to its source port"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, short */
    N_("No rport in Via"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, explain */
    N_("The INVITE came from port {invite.src.port}, its Via says port {invite.via.port} "
       "and has no rport. Responses therefore go to port {invite.via.port}, and do not "
       "reach the caller: it repeated the INVITE {invite.deaf_repeats} times after it "
       "was answered. A NAT has opened the source port only; without a NAT, nothing "
       "listens on {invite.via.port}."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, fix */
    N_("Switch on rport (RFC 3581) in the caller, or let the answering side respond "
       "to the source port all the same (force_rport in Asterisk)."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, explain */
    N_("Its responses go to a port at which the NAT lets nobody in."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, look */
    N_("The topmost Via of the request, without rport."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, fix */
    N_("Enable rport (RFC 3581) in the PBX."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, note */
    N_("repeated {invite.deaf_repeats} times after it was answered"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, note */
    N_("sent to {provisional.dst}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, title */
    N_("The responses do not reach the caller"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, short */
    N_("Replies do not arrive"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, explain */
    N_("{invite.src.ip} went on repeating its INVITE, {invite.deaf_repeats} times after "
       "{invite.dst.ip} had answered it: what {invite.dst.ip} sends back is lost on "
       "the way."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, fix */
    N_("Look at what lies between {invite.dst.ip} and {invite.src}: a firewall that "
       "lets the request in and the response not out, or a NAT whose mapping is gone."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, check */
    N_("Capture beside {invite.src.ip}. Do the responses arrive there?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, about */
    N_("A caller that gets a 100 stops repeating its INVITE. Looks alike: a response "
       "that crosses one repeated INVITE, and one that goes to a wrong address or port."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, explain */
    N_("The caller goes on repeating an INVITE that was answered."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, look */
    N_("The INVITE repeated after the 100, 180 or 200 to it."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, responses-lost, fix */
    N_("Look for what drops the responses on their way back: a firewall, or a NAT."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, note */
    N_("sent on by {onward_ack.src} to {onward_ack.dst}, and lost behind"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, note */
    N_("sent {ok.sends} times"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, title */
    N_("The ACK is passed on by {onward_ack.src.ip} and does not arrive behind it"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, short */
    N_("ACK does not arrive"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, explain */
    N_("The ACK reached {onward_ack.src.ip}, which passed it on to {onward_ack.dst}. "
       "The 2xx was repeated {ok.repeats_after_ack} times all the same: the ACK is lost "
       "between {onward_ack.src.ip} and the side that answered."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, fix */
    N_("Look for what drops it between {onward_ack.src.ip} and {onward_ack.dst}: a firewall "
       "or NAT that lets the INVITE through and not the ACK, another port or transport, "
       "or packet loss."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, check */
    N_("Does the ACK arrive at {onward_ack.dst.ip}?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, title */
    N_("The ACK gets lost"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, explain */
    N_("It is built as it has to be, and yet the 200 goes on being repeated."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, look */
    N_("The ACK in the capture, the 200 repeated all the same."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, fix */
    N_("Look for a firewall, NAT or proxy that drops it; capture at the other end."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, say */
    N_("An ICMP error says that something refused a packet of this call."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, note */
    N_("sent to {ack.dst}; the 2xx came {ok.repeats_after_ack} more times after it"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, title */
    N_("The ACK is sent, and does not arrive"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, explain */
    N_("The ACK went to {ack.dst} by {ack.transport}, with the CSeq and the tags of "
       "the 2xx, and still the 2xx was repeated {ok.repeats_after_ack} times after it. "
       "It is lost between here and the side that answered."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, fix */
    N_("Look for what drops it: a firewall or NAT that lets the INVITE through and not "
       "the ACK (another port, another transport), a SIP ALG, or packet loss. The INVITE "
       "went to {invite.dst|an address that was not captured} by {invite.transport|a "
       "transport that was not captured}."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, check */
    N_("Does the ACK arrive at {ack.dst.ip}? Capture there as well, or ask who runs "
       "it."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, say */
    N_("No Record-Route leads the ACK by the way of the INVITE: it goes straight to "
       "the address in the Contact, and may have passed this capture by."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, note */
    N_("sent {ok.sends} times to {ok.dst}, no ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, note */
    N_("the ACK would go here"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, title */
    N_("There is no ACK to the 2xx"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, short */
    N_("No ACK to 2xx"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, explain */
    N_("{ok.src.ip} sent its {ok.status_line} {ok.sends} times, and the capture holds "
       "no ACK. The side that answered gives the call up when none comes (64*T1: 32 "
       "s by default)."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, fix */
    N_("If this was captured beside the caller, the caller's PBX does not take the 2xx: "
       "look in its log for why (the 2xx dropped by its firewall, an unknown dialog, "
       "a Via that it does not know as its own). If beside the callee, the 2xx or the "
       "ACK is lost on the way: look at the Contact and the Vias of the 2xx."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, check */
    N_("Does the log of {ok.dst.ip} show the 2xx?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, explain */
    N_("The 200 is never acknowledged; it is repeated for 32 s, then the call is ended."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, look */
    N_("No ACK after the 200."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, note */
    N_("{bye.after_ok} s after the first 2xx"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, title */
    N_("The call is taken down for want of an ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, short */
    N_("Ended for want of ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, explain */
    N_("{bye.src.ip} hung up {bye.after_ok} s after its first 2xx, which it had sent "
       "{ok.sends} times: a side that answered gives up when no ACK comes."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, fix */
    N_("Mend what keeps the ACK away."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, explain */
    N_("As it is when an ACK does not arrive."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, look */
    N_("The 200 repeated."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, note */
    N_("sent {final.sends} times"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, title */
    N_("The final response finds no ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, short */
    N_("No ACK to 3xx-6xx"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, explain */
    N_("{final.status_line} was sent {final.sends} times, as a server does that gets "
       "no ACK. Either the response is lost on the way, or the caller does not take "
       "it, or its ACK is lost."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, fix */
    N_("Look whether the response goes where the INVITE came from, and whether a firewall "
       "drops it."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, check */
    N_("Does the caller's log show the response?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, explain */
    N_("The ACK to it is missing."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, look */
    N_("The refusal repeated."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, note */
    N_("sent before the 200 arrived"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, note */
    N_("{ok.sends} times, and neither ACK nor BYE came"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, title */
    N_("The call is answered just as it is cancelled, and the caller takes no notice"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, short */
    N_("CANCEL crossed 200"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, explain */
    N_("{cancel.src.ip} sent CANCEL, and {ok.src.ip} had answered at that moment: the "
       "200 wins, and the caller has to send ACK and then BYE. It sends neither; the "
       "called side sits in a silent call and repeats its 200 until it gives up."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, fix */
    N_("Let {cancel.src.ip} acknowledge a 200 that comes after its CANCEL and hang up "
       "with BYE (an update of its software, most likely; a B2BUA has to keep such a "
       "leg until then)."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, about */
    N_("Likely when a 200 follows a CANCEL, is repeated, and neither ACK nor BYE of "
       "the caller is in the capture. Looks alike: a caller that acknowledges such a "
       "200 and hangs up at once, which is right."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, title */
    N_("The call is answered just as it is cancelled"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, explain */
    N_("The 200 crosses the CANCEL; the caller has to acknowledge it and hang up, and "
       "does neither."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, look */
    N_("A 200 after the CANCEL, sent again and again."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, fix */
    N_("Let the caller send ACK and BYE for such a 200."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, note */
    N_("and no BYE after it"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, title */
    N_("The call is answered just as it is cancelled, and nobody hangs up"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, explain */
    N_("{cancel.src.ip} sent CANCEL, and {ok.src.ip} had answered at that moment: the "
       "200 wins. The caller acknowledges it and has to hang up with BYE, which it does "
       "not: the called side sits in a silent call."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, cancel-crossed-answer, fix */
    N_("Let {cancel.src.ip} hang up with BYE when a 200 comes after its CANCEL."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, expected */
    N_("less than 1300 bytes over UDP"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, note */
    N_("{ok.size} bytes in several IP fragments, sent {ok.sends} times; no ACK came"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, title */
    N_("The 200 is too long for one UDP packet, and no ACK comes"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, short */
    N_("200 in fragments"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, explain */
    N_("The 200 of {ok.src.ip} has {ok.size} bytes and leaves in IP fragments, which "
       "many firewalls, NATs and access lines drop. It was sent {ok.sends} times and "
       "found no ACK."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, fix */
    N_("Make the 200 shorter (fewer codecs, no ICE candidates or video towards a trunk, "
       "short Record-Route and Supported headers), use TCP or TLS, or let fragments "
       "through on the way."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, check */
    N_("Is the 200 acknowledged when it is shorter, or over TCP?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, title */
    N_("The 200 is too long for one UDP packet"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, explain */
    N_("It goes in fragments, which many firewalls drop, and finds no ACK."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, look */
    N_("The length of the 200, and whether shorter messages arrive."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, large-udp-response, fix */
    N_("Make the SDP of the answer shorter, or use TCP or TLS."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, say */
    N_("No answer came to it, so that the request may also be lost on the way."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, note */
    N_("the dialog has this tag"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, title */
    N_("The {within.method} has no tag in its {within.where}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, short */
    N_("Dialog tag mismatch"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, explain */
    N_("{within.src.ip} sent {within.method} within the call with {within.where} {within.at}, "
       "without the tag of the dialog ({within.expected}). A receiver finds the dialog "
       "by Call-ID and both tags; {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, fix */
    N_("Let {within.src.ip} keep From and To of the dialog, both with their tags, for "
       "every request of the call. In requests of the called side, From is the To of "
       "the INVITE with the tag that it gave in its own responses."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, about */
    N_("Proven when a request that was captured whole lacks the tag and is refused. "
       "Looks alike: 481 because both sides hung up at the same time, or because the "
       "receiver was started anew."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, title */
    N_("A request within the call has not the tags of the dialog"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, explain */
    N_("A receiver finds the dialog by Call-ID and both tags. A BYE or re-INVITE whose "
       "From or To has no tag, or another one, is answered 481."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, look */
    N_("The tags in From and To of the refused request, beside those of the INVITE and "
       "its 200. In requests of the called side the two change places."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, fix */
    N_("Let the sender keep From and To of the dialog with both tags for all its requests."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, note */
    N_("the dialog has this"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, title */
    N_("The {within.method} has another tag in its {within.where} than the dialog"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, explain */
    N_("{within.src.ip} sent {within.method} within the call with {within.where} {within.at}; "
       "the dialog has {within.expected}. A receiver finds the dialog by Call-ID and "
       "both tags; {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, fix */
    N_("Let {within.src.ip} keep From and To of the dialog, both with their tags, for "
       "every request of the call; in requests of the called side the two change places. "
       "Where an SBC stands between, look whether it changes tags in one direction only."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, expected */
    N_("the tag {refer.from.tag}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, title */
    N_("The NOTIFY has no tag in its To"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, explain */
    N_("{notify.src.ip} reports on the transfer by NOTIFY with To {notify.to}, without "
       "the tag of the dialog. A receiver finds the dialog by Call-ID and both tags; "
       "it answered {notify_final.status_line}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-tag-wrong, fix */
    N_("Let {notify.src.ip} keep From and To of the dialog, both with their tags, for "
       "every request of the call."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, expected */
    N_("a number higher than in {within.expected}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, note */
    N_("used before by the same side"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, title */
    N_("The CSeq of the {within.method} was used before"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, short */
    N_("Dialog: CSeq reused"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, explain */
    N_("{within.src.ip} sent {within.method} with CSeq {within.at}, but an earlier request "
       "of its own in this dialog had {within.expected} already. Each new request counts "
       "one more, PRACK and UPDATE included; one with the same or a lower number is "
       "out of order, and {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, fix */
    N_("Let {within.src.ip} raise the CSeq number for every new request of the dialog, "
       "whatever its method (only ACK and CANCEL repeat that of the INVITE)."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, about */
    N_("Proven when two requests of one side, one dialog and different branches have "
       "the same number, or it runs back, and the later one is refused. Looks alike: "
       "a retransmission (same branch), the ACK."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, title */
    N_("The CSeq of a request within the call was used before"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, explain */
    N_("Each new request of a side counts one more, whatever its method. One with the "
       "same or a lower number is out of order and answered 500."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, look */
    N_("The CSeq numbers of all requests of one side, PRACK and UPDATE included."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-cseq-wrong, fix */
    N_("Let the sender raise the number with every new request; only ACK and CANCEL "
       "repeat that of the INVITE."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-target-wrong, note */
    N_("the Request-URI is taken from here"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-target-wrong, title */
    N_("The {within.method} is addressed to the wrong place"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-target-wrong, short */
    N_("Dialog: wrong R-URI"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-target-wrong, explain */
    N_("The {within.method} of {within.src.ip} asks for {within.at}; the last Contact "
       "of the other side in this dialog says {within.expected}. Requests within the "
       "call have to name that Contact; {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-target-wrong, fix */
    N_("Let {within.src.ip} take the Request-URI of BYE, re-INVITE and all other requests "
       "of the call from the Contact that came last, also after a re-INVITE or UPDATE "
       "changed it."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-target-wrong, title */
    N_("A request within the call is addressed to the wrong place"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-target-wrong, explain */
    N_("Its Request-URI has to be the Contact that the other side gave last. Another "
       "one is answered 404 or 481, or leads nowhere."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-target-wrong, look */
    N_("The request line of the BYE or re-INVITE beside the last Contact of the other "
       "side."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-target-wrong, fix */
    N_("Let the sender take the Request-URI from that Contact, also after a re-INVITE "
       "or UPDATE has changed it."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, expected */
    N_("Route: {within.expected}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, note */
    N_("has to stand in the Route of the {within.method}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, title */
    N_("The {within.method} has no Route"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, short */
    N_("Route set not kept"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, explain */
    N_("The call was set up with Record-Route {within.expected}; the {within.method} "
       "of {within.src.ip} carries no Route header. Without it the element at {within.dst} "
       "does not know where the request belongs: {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, fix */
    N_("Let {within.src.ip} keep the Record-Route of the call as its route set (the "
       "called side in the order in which it came, the calling side reversed) and put "
       "it as Route into BYE, re-INVITE and all other requests of the call."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, about */
    N_("Proven when the INVITE or its 2xx carried a Record-Route, the request has no "
       "Route as its sender sent it, and it was refused. Looks alike: a request behind "
       "a proxy, which takes its own Route off."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, title */
    N_("A request within the call has not the Route of the call"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, explain */
    N_("The Record-Route of the INVITE and its 200 is the way of all later requests. "
       "Without it, or with another, the element that gets them does not know where "
       "they belong."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, look */
    N_("The Route headers of the BYE or re-INVITE beside the Record-Route."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, fix */
    N_("Let the sender put the Record-Route into its Route: as it came on the called "
       "side, reversed on the calling side."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, title */
    N_("The Route of the {within.method} is not the route set of the call"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, explain */
    N_("The {within.method} of {within.src.ip} has Route {within.at}; by the Record-Route "
       "of the call it has to begin with {within.expected}, and name each hop once, "
       "in order. {within.method} finds its way by the Route: {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, route-altered, fix */
    N_("Let {within.src.ip} use the Record-Route of the call unchanged (the called side "
       "in the order in which it came, the calling side reversed); a NAT setting or "
       "SIP ALG that rewrites Record-Route or Route has to go."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, expected */
    N_("the transport of {within.expected}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, note */
    N_("sent over {within.transport} to {within.dst}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, title */
    N_("The {within.method} is sent over another transport than the call"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, short */
    N_("Transport changed"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, explain */
    N_("The call runs over another transport than UDP or names one in {within.expected}; "
       "{within.src.ip} sent the {within.method} over {within.transport} (Via {within.at}). "
       "The other side does not expect it there: {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, fix */
    N_("Let {within.src.ip} send all requests of the call over the transport that the "
       "Contact or the topmost Route names (over the connection that is open), not over "
       "its default."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, title */
    N_("A request goes over another transport than the call"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, explain */
    N_("The call was set up over TCP, and ACK, PRACK or BYE goes out over UDP (or the "
       "reverse), where the other side does not wait for it."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, look */
    N_("The transport in the topmost Via of that request, and transport= in the Contact "
       "and Record-Route."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, fix */
    N_("Let the sender keep to the transport that Contact and Route name; let the other "
       "side name it there."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, expected */
    N_(";transport=tcp, or the transport of the call"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, note */
    N_("names no transport, which means UDP"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, note */
    N_("sent over {within.transport}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, title */
    N_("The Contact names no transport, and the {within.method} goes another way than "
       "the call"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, explain */
    N_("The INVITE went over another transport than the {within.method}, which {within.src.ip} "
       "sent over {within.transport}. {within.expected} names none, and a SIP URI without "
       "transport means UDP; {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, fix */
    N_("Let the side that wrote {within.expected} add ;transport=tcp (or tls) to its "
       "Contact or Record-Route, and let {within.src.ip} keep to the connection that "
       "the call came over."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, check */
    N_("Does the other side listen for UDP at all?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, expected */
    N_("the transport of the call"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, note */
    N_("the ACK went over {ack.transport} to {ack.dst}, the 2xx came over {ok.transport}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, note */
    N_("the ACK goes here, over this transport"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, title */
    N_("The ACK is sent over another transport than the call"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, explain */
    N_("The INVITE and its 2xx went over {ok.transport}, and the Contact of the 2xx "
       "says {ok.contact}; {ack.src.ip} sent the ACK over {ack.transport}. The other "
       "side does not get it there, and sent its 2xx {ok.sends} times."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, fix */
    N_("Let {ack.src.ip} send the ACK and all requests of the call over the transport "
       "that the Contact or the topmost Route names (over the connection that is open), "
       "not over its default."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, about */
    N_("Proven when the ACK goes over another transport than the INVITE, the Contact "
       "of the 2xx names the transport of the call, and the 2xx is repeated all the "
       "same."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, expected */
    N_(";transport={ok.transport}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, note */
    N_("the ACK went over {ack.transport}, the call over {ok.transport}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, title */
    N_("The Contact names no transport, and the ACK goes another way than the call"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, explain */
    N_("The call runs over {ok.transport}, but the Contact of the 2xx ({ok.contact}) "
       "does not say so, and a SIP URI without transport means UDP. The ACK went over "
       "{ack.transport}; the 2xx was sent {ok.sends} times."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, fix */
    N_("Let {ok.src.ip} put ;transport={ok.transport} into its Contact, and let {ack.src.ip} "
       "keep to the connection that the call came over."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, asymmetric-transport, check */
    N_("Does {ok.src.ip} listen for {ack.transport} at all?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-next-hop-wrong, note */
    N_("the packet went to {within.dst}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-next-hop-wrong, note */
    N_("this is where it has to go"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-next-hop-wrong, title */
    N_("The {within.method} was sent to the wrong address"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-next-hop-wrong, short */
    N_("Dialog: wrong hop"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-next-hop-wrong, explain */
    N_("The {within.method} of {within.src.ip} went to {within.dst}. It has to go to "
       "{within.expected}, the first of the route set, or the Contact where there is "
       "no route; {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-next-hop-wrong, fix */
    N_("Let {within.src.ip} send requests of the call to the topmost Route (loose routing), "
       "and to the Contact only where there is none."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-next-hop-wrong, title */
    N_("A request within the call is sent to the wrong address"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-next-hop-wrong, explain */
    N_("With a Record-Route, the packet goes to the first Route and not to the Contact."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-next-hop-wrong, look */
    N_("The destination of the packet beside the topmost Route."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-next-hop-wrong, fix */
    N_("Let the sender send to the first Route, and to the Contact only where there "
       "is none."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, expected */
    N_("sent from {within.expected}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, note */
    N_("sent from {within.src}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, note */
    N_("earlier messages of this side came from {within.expected}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, title */
    N_("The {within.method} comes from another address than the call"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, short */
    N_("Dialog: other source"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, explain */
    N_("This side of the call spoke from {within.expected} until then; its {within.method} "
       "came from {within.src}. Whoever knows its peers by address may not know this "
       "one: {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, fix */
    N_("Let the receiver ({within.dst.ip}) trust all signalling addresses of that side, "
       "not the one of the INVITE alone; or let the sender keep one address for a call "
       "(failover, two uplinks and load balancers change it)."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, check */
    N_("Is {within.src.ip} among the addresses that {within.dst.ip} accepts?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, title */
    N_("A request within the call comes from another address"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, explain */
    N_("One side sent the INVITE from one address and a later request from another, "
       "which the receiver does not know."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, look */
    N_("The source of the refused request beside that of the INVITE."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, mid-dialog-from-other-ip, fix */
    N_("Let the receiver trust all addresses of that side, or let the sender keep one "
       "for a call."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, note */
    N_("the RSeq that the PRACK answers"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, note */
    N_("the CSeq number of the INVITE"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, title */
    N_("The RAck of the PRACK does not name the response it answers"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, short */
    N_("PRACK: no valid RAck"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, explain */
    N_("The PRACK of {within.src.ip} says RAck {within.at}; the reliable response has "
       "{within.expected} (RSeq, then number and method of the CSeq). The other side "
       "cannot match the PRACK: {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, fix */
    N_("Let {within.src.ip} take the first number of RAck from the RSeq and the second "
       "from the CSeq of that very response; after a challenge that is the CSeq of the "
       "INVITE with credentials, not the old one."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, title */
    N_("The RAck of a PRACK does not name its response"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, explain */
    N_("RAck repeats RSeq and CSeq of the response that it answers. With other numbers "
       "the PRACK fits nothing."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, look */
    N_("RAck beside RSeq of the 18x and CSeq of the INVITE with credentials."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, fix */
    N_("Mend the sender of the PRACK, or switch 100rel off."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, expected */
    N_("RAck: {within.expected}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, title */
    N_("The PRACK has no RAck"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, explain */
    N_("A PRACK says with its RAck which response it answers ({within.expected} here). "
       "The one of {within.src.ip} has none: {within.outcome}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, rack-mismatch, fix */
    N_("Let {within.src.ip} send RAck with RSeq and CSeq of the response; look for header "
       "rules of an SBC that strip it."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-refused, title */
    N_("The PRACK is refused: {within_final.status_line}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-refused, short */
    N_("PRACK refused"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-refused, explain */
    N_("{within.src.ip} acknowledged the reliable response with PRACK (RAck {within.header.RAck|is "
       "missing}), and {within_final.src.ip} answered {within_final.status_line}. Its "
       "tags, CSeq, RAck and Request-URI are those of the dialog, as far as the capture "
       "shows; the reliable response stays unacknowledged."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-refused, fix */
    N_("Look in the log of {within_final.src.ip} for why it refuses the PRACK; a server "
       "that cannot take it must not send its responses reliably (100rel off on one "
       "of the two sides helps)."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-refused, check */
    N_("Does the call go through with 100rel switched off?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-refused, title */
    N_("The PRACK is refused"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-refused, explain */
    N_("A response was sent reliably, its PRACK is refused, and the response is repeated "
       "until the call ends."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-refused, look */
    N_("The status that answers PRACK."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-refused, fix */
    N_("Switch 100rel off on one side, or look in the log of the refusing side."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-unanswered, note */
    N_("sent {within.sends} times to {within.dst}, no response"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-unanswered, note */
    N_("sent {ringing.sends} times"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-unanswered, title */
    N_("The PRACK finds no answer"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-unanswered, short */
    N_("No reply to PRACK"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-unanswered, explain */
    N_("{within.src.ip} sent its PRACK {within.sends} times to {within.dst}, and nothing "
       "came back. It is lost on the way, or its receiver throws it away; the reliable "
       "response is repeated until its sender gives the call up."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-unanswered, fix */
    N_("Look whether a firewall, NAT or SIP ALG lets requests to {within.dst} through, "
       "and at the Contact that the PRACK goes to; or switch 100rel off on one side."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-unanswered, check */
    N_("Does the PRACK arrive at the other end?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-unanswered, explain */
    N_("PRACK is lost on the way, and the reliable response is repeated until the call "
       "ends."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-unanswered, look */
    N_("PRACK sent again and again without a response."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-unanswered, fix */
    N_("Look where it goes (the Contact of the 18x), and for a firewall; or switch 100rel "
       "off."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, note */
    N_("sent {ringing.sends} times, and no PRACK follows"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, note */
    N_("does not list 100rel"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, title */
    N_("A response is sent reliably to a caller that does not know 100rel"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, short */
    N_("No PRACK for 1xx"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, explain */
    N_("{ringing.src.ip} sent {ringing.status_line} reliably (RSeq) and repeated it "
       "{ringing.retransmissions} times. The INVITE lists 100rel neither in Supported "
       "nor in Require, so {ringing.dst.ip} does not acknowledge it by PRACK, and need "
       "not."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, fix */
    N_("Let {ringing.src.ip} send reliable responses only to callers that list 100rel."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, check */
    N_("Do Supported and Require of the INVITE list 100rel where {ringing.src.ip} receives "
       "it?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, title */
    N_("A reliable response is not acknowledged"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, explain */
    N_("The PRACK is missing."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, look */
    N_("RSeq without PRACK."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, fix */
    N_("Enable 100rel on both sides, or on none."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, title */
    N_("The reliable response finds no PRACK"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, explain */
    N_("{ringing.src.ip} sent {ringing.status_line} reliably (RSeq) and repeated it "
       "{ringing.retransmissions} times; the capture holds no PRACK for it. Its sender "
       "gives the call up in the end."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, fix */
    N_("Switch 100rel off on one side, or find out why the PRACK (or the response) does "
       "not arrive."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, check */
    N_("Does the log of {ringing.dst.ip} show the response, and a PRACK?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, prack-missing, explain */
    N_("{ringing.src.ip} sent {ringing.status_line} reliably (RSeq) and repeated it "
       "{ringing.retransmissions} times; the capture holds no PRACK for it. The call "
       "was answered all the same."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, reliable-without-rseq, expected */
    N_("an RSeq header beside it"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, reliable-without-rseq, title */
    N_("A response demands 100rel and has no RSeq"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, reliable-without-rseq, short */
    N_("100rel without RSeq"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, reliable-without-rseq, explain */
    N_("{ringing.src.ip} sent {ringing.status_line} with Require {ringing.require} and "
       "without RSeq. A caller cannot acknowledge such a response by PRACK, and strict "
       "ones throw it away."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, reliable-without-rseq, fix */
    N_("Let {ringing.src.ip} send RSeq with its reliable responses; look for header "
       "rules of an SBC that strip it."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, reliable-without-rseq, check */
    N_("Does the caller's log complain of this response?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, reliable-without-rseq, explain */
    N_("It cannot be acknowledged, and strict callers throw it away."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, reliable-without-rseq, look */
    N_("Require: 100rel in a 18x without RSeq."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, reliable-without-rseq, fix */
    N_("Mend the sender of the response."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, note */
    N_("asks for credentials"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, note */
    N_("is not sent again with them"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, title */
    N_("The {within.method} within the call is challenged, and the challenge is not "
       "answered"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, short */
    N_("Mid-call 401/407"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, explain */
    N_("{within_final.src.ip} answered the {within.method} of {within.src.ip} with {within_final.status_line}, "
       "and {within.src.ip} does not send it again with credentials: what it asks for "
       "does not happen (after a BYE, the other side stays in the call)."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, fix */
    N_("Let {within.src.ip} answer challenges to all requests of a call, not to the "
       "INVITE alone; or let {within_final.src.ip} challenge no requests within a dialog "
       "that it has let in."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, check */
    N_("Does the log of {within.src.ip} say why it gives up?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, title */
    N_("A request within the call is challenged, and nobody answers the challenge"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, explain */
    N_("401 or 407 to a BYE or re-INVITE asks for credentials; where they do not follow, "
       "what it asks for does not happen."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, look */
    N_("A 401 or 407 to a request with a To tag, and no second try."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-challenge-unanswered, fix */
    N_("Let the sender answer such challenges too, or let the other side ask for no "
       "credentials within a call."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, ack-lost, note */
    N_("the ACK leaves this host here, and does not arrive"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, ack-lost, note */
    N_("it came in at {ack.dst}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, ack-lost, title */
    N_("The ACK is passed on to {ack.passed_on} and does not arrive there"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, ack-lost, explain */
    N_("{ack.src.ip} sent the ACK, {ack.dst.ip} took it and passed it on to {ack.passed_on}, "
       "as it had to. The 2xx was repeated all the same ({ok.sends} times): the ACK "
       "is lost on that last hop, not on the one before."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, ack-lost, fix */
    N_("Look for what drops it between {ack.dst.ip} and {ack.passed_on}: a firewall "
       "or NAT there that lets the INVITE through and not the ACK (another port, a Contact "
       "that leads elsewhere), or packet loss."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, ack-lost, check */
    N_("Capture at {ack.passed_on} as well; does the ACK come in?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, note */
    N_("the ACK goes straight there, past this host"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, expected */
    N_("a Record-Route of {ok.src.ip}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, note */
    N_("passed on {ok.sends} times, and no ACK comes by here"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, title */
    N_("The proxy does not record its route, and the ACK goes past it and is lost"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, short */
    N_("Record-Route missing"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, explain */
    N_("{ok.src.ip} passed the 2xx on without a Record-Route, so that the caller sends "
       "its ACK straight to the Contact ({ok.contact}) and not through {ok.src.ip}. "
       "It does not arrive there: the 2xx came by {ok.sends} times."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, fix */
    N_("Let {ok.src.ip} record its route in INVITEs (record_route() in Kamailio and "
       "OpenSIPS), so that ACK and BYE come through it; or open the way between {ok.dst.ip} "
       "and {ok.contact.host}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, check */
    N_("Can {ok.dst.ip} reach {ok.contact} at all?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, explain */
    N_("The ACK is sent straight to the Contact of the 200, where it does not arrive."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, look */
    N_("A 200 that the proxy passes on without a Record-Route of its own."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, record-route-missing, fix */
    N_("Let the proxy record its route, or open the way past it."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-200, expected */
    N_("an address that {ack.src.ip} can reach, such as {ok.src.ip}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-200, title */
    N_("The 2xx gives a private address as its Contact, and the ACK goes there"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-200, explain */
    N_("The 2xx came from {ok.src.ip} and says Contact {ok.contact}. {ack.src.ip} sent "
       "its ACK there, to {ack.dst}, as it has to; that is a private address of the "
       "other side's network, and nothing comes back from it: the 2xx was sent {ok.sends} "
       "times."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-200, fix */
    N_("Set the external (public) signalling address at {ok.src.ip}, so that its Contact "
       "can be reached from outside, or put a proxy before it that records its route."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-200, check */
    N_("Does anything answer at {ok.contact.host} from here?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, note */
    N_("the refresh is refused"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, note */
    N_("no refresh for {session.age} s before the BYE"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, title */
    N_("The call ends because its refresh by UPDATE is refused"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, short */
    N_("Session not refreshed"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, explain */
    N_("Both sides agreed on a session interval of {ok.session_expires} s. {reinvite.src.ip} "
       "refreshes by UPDATE, {reinvite_final.src.ip} answers {reinvite_final.status_line} "
       "and so takes no UPDATE; no re-INVITE followed in its place, and {bye.src.ip} "
       "hung up {session.age} s after the session began or was last refreshed."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, fix */
    N_("Let {reinvite.src.ip} refresh by re-INVITE where the other side's Allow does "
       "not list UPDATE (a setting of its session timer), or let {reinvite_final.src.ip} "
       "take UPDATE."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, title */
    N_("The call ends because the session is not refreshed"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, explain */
    N_("Both sides agreed on a session interval of {ok.session_expires} s. The refresher "
       "has to refresh it before it ends (half way is usual); that failed or did not "
       "happen, and {bye.src.ip} hung up {session.age} s after the session began or "
       "was last refreshed, as a side does that finds the session stale."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, fix */
    N_("Let both sides take a re-INVITE or UPDATE within the call (firewall, ACL and "
       "route for requests within the dialog), or switch session timers off."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, title */
    N_("Nobody refreshes the session in time, and the call ends"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, explain */
    N_("Nobody refreshes it in time, and the call is ended."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, look */
    N_("Session-Expires of the 200; no re-INVITE or UPDATE, or one that is refused."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, session-timer-expiry, fix */
    N_("Let both sides take re-INVITE and UPDATE within the call (firewall, access lists, "
       "route), or switch session timers off."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, expected */
    N_("an address that {within.src.ip} can reach, such as {invite.src.ip}"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, note */
    N_("requests of the called side go there"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, title */
    N_("The INVITE gives a private address as its Contact, and requests of the called "
       "side get lost"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, short */
    N_("INVITE: priv. Contact"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, explain */
    N_("The INVITE came from {invite.src} and says Contact {invite.contact}. {within.src.ip} "
       "sent its {within.method} there, to {within.dst}, as it has to; an address such "
       "as that leads nowhere on the internet, and nothing came back."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, fix */
    N_("Set the external (public) signalling address in the program at {invite.src.ip}, "
       "so that its Contact can be reached from outside; or let {within.src.ip} answer "
       "to where the INVITE came from (in Asterisk rewrite_contact, in Kamailio and "
       "OpenSIPS fix_nated_contact or add_contact_alias), or put a proxy before it that "
       "records its route."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, about */
    N_("The Contact of the INVITE is where BYE, re-INVITE and UPDATE of the called side "
       "go. Looks alike: a private Contact behind a Record-Route, or one that the other "
       "side replaces; then these requests arrive."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, title */
    N_("The INVITE gives a private address as its Contact"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, explain */
    N_("BYE, re-INVITE and UPDATE of the called side go to the Contact of the INVITE. "
       "An address of the LAN there leads nowhere on the internet."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, look */
    N_("The Contact of the INVITE beside the address that it came from, and where the "
       "BYE of the called side goes."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, contact-private-in-invite, fix */
    N_("Set the external (public) signalling address of the caller, or let the called "
       "side answer to where the INVITE came from."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, request-within-unanswered, title */
    N_("The {within.method} within the call finds no answer"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, request-within-unanswered, short */
    N_("INFO etc.: no reply"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, request-within-unanswered, explain */
    N_("{within.src.ip} sent {within.method} within the call {within.sends} times to "
       "{within.dst}, and nothing came back. What it carries (key presses, if it is "
       "INFO with DTMF; the outcome of a transfer, if it is NOTIFY) does not arrive."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, request-within-unanswered, fix */
    N_("See whether {within.dst.ip} takes {within.method} at all (Allow), and whether "
       "a NAT or firewall still lets requests to {within.dst} through. Key presses are "
       "better sent as telephone-event (RFC 4733)."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, request-within-unanswered, check */
    N_("Does the {within.method} arrive at {within.dst.ip}?"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, request-within-unanswered, title */
    N_("A request within the call finds no answer"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, request-within-unanswered, explain */
    N_("An INFO or NOTIFY is sent again and again, and nothing comes back: what it carries "
       "does not arrive."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, request-within-unanswered, look */
    N_("The INFO or NOTIFY, how often it is sent, and where to."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, request-within-unanswered, fix */
    N_("See whether the other side takes it at all (Allow), and whether a NAT or firewall "
       "lets requests to its Contact through."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, expected */
    N_("200 to an OPTIONS of a call that is up"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, note */
    N_("asks whether the call is still there"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, note */
    N_("the asker takes the call for dead"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, title */
    N_("The question whether the call is still up is answered {within_final.status}, "
       "and the call ends"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, short */
    N_("In-call ping refused"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, explain */
    N_("{within.src.ip} asks by OPTIONS within the call whether it is still there; {within_final.src.ip} "
       "answered {within_final.status_line}, which says that it knows no such call, "
       "and {bye.src.ip} hung up."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, fix */
    N_("Let {within_final.src.ip} answer OPTIONS within a dialog with 200 (it has to "
       "find the dialog by Call-ID and tags, and must not send OPTIONS to its dial plan), "
       "or switch these pings off at {within.src.ip} and use session timers."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, title */
    N_("The question whether the call is still up is refused"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, explain */
    N_("OPTIONS within the call is answered 481 or 404, and the asker hangs up."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, look */
    N_("An OPTIONS with both tags, its answer, and the BYE right after it."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, dialog-ping-refused, fix */
    N_("Let it be answered with 200, or switch these pings off."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, offer-without-media, expected */
    N_("an m= line in its SDP"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, offer-without-media, note */
    N_("its SDP has none"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, offer-without-media, title */
    N_("A change within the call offers no media at all"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, offer-without-media, short */
    N_("Offer without m= line"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, offer-without-media, explain */
    N_("The SDP of the {reinvite.method} from {reinvite.src.ip} has no m= line: there "
       "is nothing in it to talk by, and the m= lines of the call must not vanish from "
       "a later offer. {reinvite_final.src.ip} answered {reinvite_final.status_line}."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, offer-without-media, fix */
    N_("Let {reinvite.src.ip} offer the m= lines of the call again, each one (port 0 "
       "for what is no longer wanted); after a fax the way back to voice has to name "
       "a codec."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, offer-without-media, title */
    N_("A change within the call offers no media"),
    /* TRANSLATORS: rules/32-within-dialog.yaml, offer-without-media, explain */
    N_("An SDP without an m= line leaves nothing to talk by, and is refused."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, offer-without-media, look */
    N_("The m= lines of the re-INVITE."),
    /* TRANSLATORS: rules/32-within-dialog.yaml, offer-without-media, fix */
    N_("Let the sender offer the m= lines of the call again."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, say */
    N_("The capture was made inside the LAN: a router behind it may change the address "
       "in the SDP."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, say */
    N_("The capture began within the call."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, note */
    N_("the other side sends its voice to this address"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, title */
    N_("The SDP gives a private address for the voice"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, short */
    N_("Private IP in SDP"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, explain */
    N_("The PBX asks for the voice at {own.connection}, an address that nothing on the "
       "internet leads to. It sent {media.to_far.packets} RTP packets itself and got "
       "none."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, fix */
    N_("Set the external (public) media address in the PBX, so that the c= line holds "
       "an address that the other side can reach. (Some providers can send back to where "
       "the voice comes from, as symmetric RTP; it is off by default with most.)"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, check */
    N_("Does the other side send its voice back to where this one's comes from (symmetric "
       "RTP)? Then something else keeps it away, such as a firewall."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, about */
    N_("The c= line of the stream counts, or that of the session if the stream has none; "
       "o= does not matter. A private c= does no harm if the other side answers to where "
       "the voice comes from: then voice arrives."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, title */
    N_("The PBX puts a private address into its SDP"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, explain */
    N_("The other side sends the voice to an address of the LAN, where it gets lost."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, look */
    N_("The c= line in effect in the SDP of the PBX; no RTP arrives."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, fix */
    N_("Set the external media address in the PBX, so that its SDP names the public "
       "one."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, expected */
    N_("a public address"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, title */
    N_("The caller's SDP gives a private address for the voice"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, explain */
    N_("The caller asks for the voice at {caller.connection}, an address that nothing "
       "on the internet leads to. It sent {media.to_callee.packets} RTP packets and "
       "got none."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, fix */
    N_("Set the external (public) media address in the caller's PBX, so that the c= "
       "line holds it."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, title */
    N_("The callee's SDP gives a private address for the voice"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, explain */
    N_("The callee asks for the voice at {callee.connection}, an address that nothing "
       "on the internet leads to. It sent {media.to_caller.packets} RTP packets and "
       "got none."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, fix */
    N_("Set the external (public) media address in the callee's PBX, so that the c= "
       "line holds it."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, note */
    N_("the port that the SDP gave"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, title */
    N_("Voice arrives, and the PBX refuses it"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, short */
    N_("PBX refuses RTP"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, explain */
    N_("RTP for the PBX reached it, and it answered with ICMP port unreachable ({icmp.media.dst}): "
       "no program listens on that port, or a firewall on the host rejects the packets "
       "so (REJECT in iptables does by default)."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, fix */
    N_("Look whether the PBX opened the port of its SDP (a media process that died, "
       "another RTP range than the one in the SDP, two interfaces), and whether the "
       "firewall of its host lets that port in."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, title */
    N_("The voice arrives and is not played"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, explain */
    N_("It reaches the host of the PBX."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, look */
    N_("RTP in the capture to the port of the SDP."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, fix */
    N_("Look at the host's firewall, the port, the codec and encryption."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, note */
    N_("where the voice is to arrive"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, title */
    N_("A firewall refuses the provider's voice"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, short */
    N_("RTP in: ICMP refusal"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, explain */
    N_("RTP to {icmp.media.dst} was refused by {icmp.media.src} with an ICMP error (administratively "
       "prohibited)."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, fix */
    N_("Allow UDP from the provider's media networks to the RTP ports of the PBX ({own.audio.port|} "
       "among them)."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, title */
    N_("A firewall keeps the provider's voice from the PBX"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, explain */
    N_("The SDP is in order, and yet no voice arrives."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, look */
    N_("RTP goes out and none comes in; a capture outside the firewall has it."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, fix */
    N_("Allow UDP from the provider's media networks to the RTP ports of the PBX."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, fix */
    N_("Allow UDP from 168.86.128.0/18, ports 10000 to 60000, to the RTP ports of the "
       "PBX."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, say */
    N_("The call was never acknowledged either; that may be why the other side sends "
       "nothing."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, note */
    N_("here the PBX waits, and nothing comes"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, note */
    N_("from here it would come"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, title */
    N_("No voice arrives from the other side"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, short */
    N_("No RTP gets in"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, explain */
    N_("The PBX asks for the voice at {own.connection}, port {own.audio.port}, which "
       "is right as far as the capture shows, and sent {media.to_far.packets} RTP packets "
       "itself. None came back."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, fix */
    N_("Allow UDP from the provider's media networks to the RTP ports of the PBX, in "
       "the firewall of the host and before it, and forward these ports where there "
       "is NAT."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, check */
    N_("Capture outside the firewall: if the voice arrives there, the firewall drops "
       "it. Compare its rule with the provider's present media networks and ports."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, note */
    N_("outside the old range 10000 to 20000"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, title */
    N_("The firewall may know the provider's old media networks only"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, short */
    N_("Old media range?"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, explain */
    N_("{provider.name} sends its voice from {far.connection}, port {far.audio.port}. "
       "Its media networks and ports have changed; old recipes for firewalls name others, "
       "with ports up to 20000."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, fix */
    N_("Replace the old networks in the firewall by those that the provider names today, "
       "with all their ports."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, check */
    N_("Which networks and ports does the firewall let in?"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, explain */
    N_("The provider's networks and ports have changed."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, look */
    N_("The firewall's rule."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, note */
    N_("the TTL it was sent with"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, title */
    N_("The voice dies on the way, its TTL used up"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, short */
    N_("RTP TTL not enough"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, explain */
    N_("{icmp.media.src} dropped RTP to {icmp.media.dst} because its TTL (time to live) "
       "had run out (ICMP time exceeded)."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, fix */
    N_("Let the side that sends it send RTP with a TTL of 64 or more, and look for a "
       "VPN or router that lowers it or a loop on the way."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, title */
    N_("The voice has too low a TTL"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, explain */
    N_("Every router takes one off, and some providers drop what arrives with 10 or "
       "less."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, look */
    N_("The TTL of the RTP packets as they leave, the number of hops; ICMP time exceeded."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, fix */
    N_("Let the PBX send RTP with a TTL of 64 or more; look for a router or VPN that "
       "lowers it or a route that is too long."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, say */
    N_("It may reach a provider that is close by."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, expected */
    N_("TTL 64"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, title */
    N_("The voice leaves with too low a TTL"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, explain */
    N_("RTP from {media.to_far.src} has a TTL (time to live) of {media.to_far.ttl}. "
       "Every router on the way takes one off, and some providers drop what arrives "
       "with 10 or less: the other side may not hear the PBX."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, fix */
    N_("Let the PBX send RTP with a TTL of 64 or more; look for a router or VPN before "
       "it that lowers the TTL."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, check */
    N_("How many hops is it to {media.to_far.dst.ip} (traceroute)?"),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, note */
    N_("a router on the way refuses the voice"),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, title */
    N_("A router on the way refuses the PBX's voice"),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, short */
    N_("Router refuses RTP"),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, explain */
    N_("{icmp.media.src}, which is neither end of the call, refused RTP to {icmp.media.dst} "
       "({icmp.media.kind}). It stands somewhere on the way. Prohibited means that it "
       "does not let the packets pass, unreachable that it finds no way or no host for "
       "that address."),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, fix */
    N_("Prohibited: ask whoever runs that router to let UDP from the PBX to the media "
       "networks and ports of the provider pass. Unreachable: see whether the address "
       "in the other side's SDP is right, and that there is a route to it."),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, check */
    N_("A traceroute by UDP to {icmp.media.dst} shows whose router {icmp.media.src} "
       "is."),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, title */
    N_("The internet provider blocks the PBX's voice"),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, explain */
    N_("The voice leaves the PBX and its firewall and does not reach the provider."),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, look */
    N_("An ICMP error from a router that is neither yours nor the provider's; a UDP "
       "traceroute that ends at the internet provider."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, note */
    N_("refuses the voice of the PBX"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, title */
    N_("A firewall refuses the PBX's voice"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, short */
    N_("RTP out: ICMP refusal"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, explain */
    N_("{icmp.media.src} refused RTP to {icmp.media.dst} ({icmp.media.kind}): a router "
       "or firewall there does not let it through."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, fix */
    N_("Allow UDP from the PBX to the media networks and ports of the provider on {icmp.media.src}."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, title */
    N_("A firewall keeps the PBX's voice from the provider"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, explain */
    N_("The voice of the PBX does not get out."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, look */
    N_("RTP comes in and none goes out, or an ICMP error from a firewall of your own."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, fix */
    N_("Allow UDP from the RTP ports of the PBX to the provider's media networks and "
       "ports."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, note */
    N_("here the other side waits, and nothing leaves"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, title */
    N_("No voice leaves for the other side"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, short */
    N_("No RTP gets out"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, explain */
    N_("{media.to_own.packets} RTP packets came in and not one left for {far.connection}, "
       "port {far.audio.port}. Either a firewall drops them before the point of this "
       "capture, or the PBX does not send (muted, on hold, no codec in common, another "
       "interface)."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, fix */
    N_("Allow UDP from the PBX to the media networks and ports of the provider; if the "
       "PBX sends nothing at all, look in its log for this call's media."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, check */
    N_("Capture on the PBX itself, on all interfaces. If no RTP leaves there, the PBX "
       "does not send; if it does, the firewall or the internet provider drops it."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, note */
    N_("here the other side wants its voice"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, note */
    N_("here it went"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, title */
    N_("The PBX sends its voice to the wrong address"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, short */
    N_("RTP to wrong address"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, explain */
    N_("The other side wants its voice at {far.connection}, port {far.audio.port}; the "
       "PBX sent {media.to_far.packets} packets to {media.to_far.dst}, and nothing ever "
       "came from there."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, fix */
    N_("Let the PBX send RTP to the address and port in the other side's SDP (the c= "
       "of the stream goes before that of the session); look for a NAT or media setting "
       "that replaces them."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, explain */
    N_("Not to where the SDP of the other side wants it."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, look */
    N_("The destination of RTP beside c= and m=."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, note */
    N_("here this side wants its voice"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, title */
    N_("Voice is sent to the wrong address"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, explain */
    N_("{caller.ip} wants its voice at {caller.connection}, port {caller.audio.port}; "
       "{media.to_caller.packets} packets went to {media.to_caller.dst} instead, and "
       "nothing ever came from there."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, fix */
    N_("Let the sender of these packets send RTP to the address and port in the other "
       "side's SDP (the c= of the stream goes before that of the session); look for "
       "a NAT or media setting that replaces them."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, explain */
    N_("{callee.ip} wants its voice at {callee.connection}, port {callee.audio.port}; "
       "{media.to_callee.packets} packets went to {media.to_callee.dst} instead, and "
       "nothing ever came from there."),
    /* TRANSLATORS: rules/40-media.yaml, one-way-audio, title */
    N_("Voice flows one way only"),
    /* TRANSLATORS: rules/40-media.yaml, one-way-audio, short */
    N_("One-way audio"),
    /* TRANSLATORS: rules/40-media.yaml, one-way-audio, explain */
    N_("{media.to_callee.packets} RTP packets went to the callee and {media.to_caller.packets} "
       "to the caller, though both sides agreed on both ways."),
    /* TRANSLATORS: rules/40-media.yaml, one-way-audio, fix */
    N_("Look at the firewall and the media address of the side that hears nothing, and "
       "whether the other side sends at all."),
    /* TRANSLATORS: rules/40-media.yaml, one-way-audio, check */
    N_("Does the side that is silent send RTP? A capture beside it tells."),
    /* TRANSLATORS: rules/40-media.yaml, one-way-audio, explain */
    N_("One side sends, the other does not, or is not heard."),
    /* TRANSLATORS: rules/40-media.yaml, one-way-audio, look */
    N_("RTP of both ways."),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, note */
    N_("the port that RTP was sent to"),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, title */
    N_("{icmp.media.src} refuses the voice by ICMP"),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, short */
    N_("RTP port unreachable"),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, explain */
    N_("{icmp.media.src} answered RTP to {icmp.media.dst} with ICMP port unreachable "
       "during the call: no program has that port open there, or a firewall rejects "
       "the packets so."),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, fix */
    N_("Look whether the program at {icmp.media.src} opened the port of its SDP, whether "
       "it still had it open then, and whether a firewall there lets it in."),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, check */
    N_("Did the other side hear anything?"),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, title */
    N_("The other side refuses the voice"),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, explain */
    N_("Nothing listens at the port it is sent to."),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, look */
    N_("ICMP port unreachable."),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, fix */
    N_("Compare the port with the m= line."),
    /* TRANSLATORS: rules/40-media.yaml, answer-codec-not-offered, expected */
    N_("one of {offer.codecs}"),
    /* TRANSLATORS: rules/40-media.yaml, answer-codec-not-offered, title */
    N_("The answer names a codec that was not offered"),
    /* TRANSLATORS: rules/40-media.yaml, answer-codec-not-offered, short */
    N_("Codec not offered"),
    /* TRANSLATORS: rules/40-media.yaml, answer-codec-not-offered, explain */
    N_("The offer lists {offer.codecs}, the answer {answer.codecs}: they have no codec "
       "in common, and at least one codec of an answer has to be among those that were "
       "offered."),
    /* TRANSLATORS: rules/40-media.yaml, answer-codec-not-offered, fix */
    N_("Mend the codec settings of the side that answered; it has to take a codec of "
       "the offer."),
    /* TRANSLATORS: rules/40-media.yaml, answer-codec-not-offered, explain */
    N_("The sides have no codec in common."),
    /* TRANSLATORS: rules/40-media.yaml, answer-codec-not-offered, look */
    N_("m=audio of both."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, note */
    N_("payload type {media.to_caller.unknown_payload}"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, note */
    N_("payload type {media.to_callee.unknown_payload}"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, title */
    N_("RTP with a payload type that the SDP does not list"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, short */
    N_("RTP PT not agreed"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, explain */
    N_("RTP carries a payload type that the SDP of the side that hears it does not list "
       "(to the caller: {media.to_caller.unknown_payload|none}; to the callee: {media.to_callee.unknown_payload|none}). "
       "It may not be able to play it."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, fix */
    N_("Let the sender use the payload types of the receiver's SDP."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, title */
    N_("RTP has a payload type that was not agreed on"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, explain */
    N_("The side that hears it may not be able to play it."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, look */
    N_("Payload types beside the SDP."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, fix */
    N_("Send with the numbers of the receiver's SDP."),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, expected */
    N_("an SDP answer in the ACK"),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, note */
    N_("the offer"),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, title */
    N_("The ACK brings no answer to the offer"),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, short */
    N_("ACK without SDP"),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, explain */
    N_("The INVITE had no SDP, so that the 2xx made the offer; its answer has to be "
       "in the ACK, and the ACK has none. The side that answered does not know where "
       "to send its voice, and no codec is agreed on."),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, fix */
    N_("Let the caller put its SDP into the ACK, or into the INVITE in the first place "
       "(no late offer)."),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, look */
    N_("The body of the ACK."),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, expected */
    N_("an SDP answer"),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, title */
    N_("The 2xx brings no answer to the offer"),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, short */
    N_("2xx without SDP"),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, explain */
    N_("The INVITE carries an offer; the 2xx has no SDP, and no response before it had "
       "any. The caller does not know where to send its voice."),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, fix */
    N_("Let {ok.src.ip} put its SDP into the 2xx."),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, look */
    N_("The body of the 200."),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, fix */
    N_("Let the side that answers put its SDP there."),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, expected */
    N_("{offer.media_lines} m= lines"),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, title */
    N_("Offer and answer have different numbers of m= lines"),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, short */
    N_("Number of m= differs"),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, explain */
    N_("The offer has {offer.media_lines} m= lines, the answer {answer.media_lines}. "
       "An answer has one for each, with port 0 where it refuses."),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, fix */
    N_("Mend the side that answered."),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, explain */
    N_("It needs one m= line for each of the offer."),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, look */
    N_("The m= lines."),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, note */
    N_("no telephone-event"),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, title */
    N_("Key presses cannot be sent as events"),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, short */
    N_("No telephone-event"),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, explain */
    N_("The offer lists telephone-event, the answer does not: key presses travel within "
       "the voice, or by SIP INFO, if at all."),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, fix */
    N_("Enable RFC 4733 (RFC 2833) on the side that answered if key presses do not arrive."),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, explain */
    N_("They travel within the voice, if at all."),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, look */
    N_("telephone-event in both SDPs."),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, fix */
    N_("Enable RFC 4733 (RFC 2833) on both sides, and that alone."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, note */
    /* xgettext:no-c-format */
    N_("{media.to_caller.loss} % missing"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, note */
    /* xgettext:no-c-format */
    N_("{media.to_callee.loss} % missing"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, title */
    N_("Voice packets are missing"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, short */
    N_("RTP packets missing"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, explain */
    /* xgettext:no-c-format */
    N_("By their sequence numbers {media.to_caller.loss|0} % of the packets to the caller "
       "and {media.to_callee.loss|0} % of those to the callee are not in the capture. "
       "If they were lost on the network and not by the capture, the voice has holes."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, fix */
    N_("Look for an overloaded or faulty link before the point of this capture; give "
       "RTP priority."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, check */
    N_("Did the capture itself lose packets? The other end's RTCP reports tell."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, title */
    N_("Packets of voice are missing"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, explain */
    N_("A link is overloaded or faulty."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, look */
    N_("Sequence numbers; RTCP."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, fix */
    N_("Give voice priority; look for the link."),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, expected */
    N_("an SDP answer of this branch"),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, note */
    N_("no SDP"),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, note */
    N_("another To tag than the response that had SDP"),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, title */
    N_("The branch that answers brings no SDP"),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, short */
    N_("200 of fork sans SDP"),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, explain */
    N_("The call was forked: the SDP came in a {ringing.status_line} with the To tag "
       "{ringing.to.tag}, and the 200 is of another branch ({ok.to.tag}) and has no "
       "SDP. What one branch answered does not hold for the other, so that the caller "
       "does not know where to send its voice."),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, fix */
    N_("Let the side that answers put its SDP into its own 200 (each branch is a dialog "
       "of its own); a B2BUA or proxy on the way that takes one answer for all must "
       "not leave it out. Without 100rel in Supported of the INVITE it has to come in "
       "the 200."),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, note */
    N_("said by {bye.src.ip}, which ends the call"),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, note */
    N_("the call was on hold"),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, title */
    N_("The call is hung up because no RTP came: {bye.reason_header}"),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, short */
    N_("Ended for want of RTP"),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, explain */
    N_("{bye.src.ip} hung up and says why: {bye.reason_header}. It got no voice for "
       "as long as its own limit allows and took the call for dead. RTP that the other "
       "side does not send (hold without music, silence suppression, one-way voice) "
       "or that is lost on the way has that effect."),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, fix */
    N_("Find out why {bye.src.ip} gets no RTP: a hold during which nothing is sent (play "
       "music on hold, or set a longer limit for held calls), silence suppression, or "
       "a wrong address or firewall on the way. The limit is rtp_timeout and rtp_timeout_hold "
       "in Asterisk PJSIP, media_timeout and media_hold_timeout in FreeSWITCH."),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, check */
    N_("Does {bye.src.ip} get RTP until shortly before it hangs up?"),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, title */
    N_("The call is hung up because no RTP came"),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, explain */
    N_("Many PBXs end a call when they get no RTP for some time; a hold without music "
       "has that effect as well as a fault of the voice."),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, look */
    N_("The Reason of the BYE, and when the last RTP came."),
    /* TRANSLATORS: rules/40-media.yaml, hung-up-for-no-rtp, fix */
    N_("Find out why no RTP comes, and set a longer limit for held calls."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-not-offered, expected */
    N_("a=crypto:{clash.key_tag.offer} …"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-not-offered, note */
    N_("this tag was not offered"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-not-offered, title */
    N_("The answer takes an SRTP key line whose tag was not offered"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-not-offered, short */
    N_("SRTP tag not offered"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-not-offered, explain */
    N_("The a=crypto line of the answer has the tag {clash.key_tag.answer}; the offer "
       "has {clash.key_tag.offer}, and the answer has to repeat the tag of the line "
       "that it takes. {clash.key_tag.offerer} has to take the exchange of keys for "
       "failed: as a rule the SRTP of {clash.key_tag.answerer} is not deciphered, and "
       "often none is sent."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-not-offered, fix */
    N_("Let {clash.key_tag.answerer} (or an SBC that renumbers a=crypto lines on the "
       "way) answer with the tag and the suite of one of the offered lines."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-not-offered, about */
    N_("The tag of the answer proves it; the suite may be right. Looks alike: an answer "
       "that leaves out lines of the offer, which is as it should be."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-not-offered, explain */
    N_("The tag in the answer's a=crypto line is that of no line of the offer."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-not-offered, look */
    N_("The number after a=crypto in offer and answer."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-not-offered, fix */
    N_("Mend the side, or the SBC, that renumbers the lines."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-suite-changed, title */
    N_("The answer names another crypto suite than the key line it takes"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-suite-changed, short */
    N_("Crypto suite changed"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-suite-changed, explain */
    N_("Under the tag of the answer's a=crypto line {clash.key_suite.offerer} offered "
       "{clash.key_suite.offer}; the answer says {clash.key_suite.answer}. So they have "
       "not agreed on how the voice is encrypted, and as a rule neither side understands "
       "the other."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-suite-changed, fix */
    N_("Let {clash.key_suite.answerer} take an offered line as it stands, tag and suite; "
       "let both sides have a suite in common (AES_CM_128_HMAC_SHA1_80)."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-suite-changed, explain */
    N_("Under the tag that the answer takes another suite was offered."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-suite-changed, look */
    N_("The suite (AES_CM_128_HMAC_SHA1_80, …) after the tag in offer and answer."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-key-suite-changed, fix */
    N_("Let both sides use a suite that they share."),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-avp-vs-savp, title */
    N_("The answer changes between plain RTP and SRTP"),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-avp-vs-savp, short */
    N_("Answer: RTP/SRTP mix"),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-avp-vs-savp, explain */
    N_("{clash.profile.offerer} offers {clash.profile.offer}, {clash.profile.answerer} "
       "answers {clash.profile.answer}. One of the two profiles is encrypted and the "
       "other is not; an answer has to keep the profile of the offer. One side sends "
       "what the other does not understand."),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-avp-vs-savp, fix */
    N_("Set both sides to the same: encryption of the media (SRTP) on, or off. A side "
       "that does not want the offered profile has to refuse the m= line (port 0) or "
       "the call (488)."),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-avp-vs-savp, about */
    N_("The protocol in the two m= lines proves it. Looks alike: AVP offered with a=crypto "
       "and answered with a=crypto, an agreement of some makers; an answer with a=acfg, "
       "which picks one of several profiles (RFC 5939)."),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-profile-feedback, title */
    N_("The answer changes the RTP profile (AVP, AVPF)"),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-profile-feedback, short */
    N_("AVP/AVPF changed"),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-profile-feedback, explain */
    N_("{clash.feedback.offerer} offers {clash.feedback.offer}, {clash.feedback.answerer} "
       "answers {clash.feedback.answer}. The two profiles differ in how RTCP feedback "
       "is sent; an answer has to keep the offered one, and some endpoints drop the "
       "stream otherwise."),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-profile-feedback, fix */
    N_("Let {clash.feedback.answerer} answer with the profile that was offered, or switch "
       "AVPF on or off on both sides."),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-profile-feedback, check */
    N_("Does {clash.feedback.offerer} log a media error when the answer arrives?"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-address-families, expected */
    N_("an address of the same kind as {clash.family.offer}"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-address-families, title */
    N_("One side wants its voice by IPv6, the other by IPv4"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-address-families, short */
    N_("RTP: IPv4 vs IPv6"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-address-families, explain */
    N_("{clash.family.offerer} asks for its voice at {clash.family.offer}, {clash.family.answerer} "
       "at {clash.family.answer}: one is an IPv6 address, the other an IPv4 one. A host "
       "that has only one of the two cannot send to the other."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-address-families, fix */
    N_("Give both sides an address of the same family in c=: switch IPv6 off for the "
       "media of the one (or on at the other), or put an SBC or media relay between "
       "them that has both."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-address-families, check */
    N_("Does {clash.family.offerer} have a route to {clash.family.answer}?"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-address-families, explain */
    N_("The c= lines name addresses of different families, and neither side can send "
       "to the other."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-address-families, look */
    N_("IN IP4 and IN IP6 in the c= lines."),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, expected */
    N_("{clash.direction.offer} may be answered by its mirror image or inactive"),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, title */
    N_("{clash.direction.offer} is answered with {clash.direction.answer}"),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, short */
    N_("SDP direction wrong"),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, explain */
    N_("{clash.direction.offerer} offers {clash.direction.offer}, {clash.direction.answerer} "
       "answers {clash.direction.answer}. The direction of an answer mirrors that of "
       "the offer: sendonly is answered by recvonly, recvonly by sendonly, each also "
       "by inactive, and inactive by inactive only. The two sides do not agree on who "
       "sends, and {bye.src.ip} ended the call soon after that answer."),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, fix */
    N_("Mend {clash.direction.answerer}: to an offer with sendonly (hold) it has to "
       "answer recvonly or inactive, and to send nothing until it is resumed."),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, check */
    N_("Does the log of {bye.src.ip} say why it ended the call? Somebody may also have "
       "hung up."),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, about */
    N_("The two direction lines in force prove that the answer is wrong; that it did "
       "harm is seen by what follows."),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, title */
    N_("The answer's direction does not go with the offer's"),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, explain */
    N_("An offer with sendonly was answered sendrecv or sendonly, or one with inactive "
       "by something else."),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, look */
    N_("The lines a=sendonly, a=recvonly, a=sendrecv and a=inactive in offer and answer."),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, fix */
    N_("Mend the side that answers; sendonly is answered by recvonly or inactive."),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, explain */
    N_("{clash.direction.offerer} offers {clash.direction.offer}, {clash.direction.answerer} "
       "answers {clash.direction.answer}. The direction of an answer mirrors that of "
       "the offer: sendonly is answered by recvonly, recvonly by sendonly, each also "
       "by inactive, and inactive by inactive only. Many programs take such an answer "
       "and the call goes on; with others a hold does not take effect or music is not "
       "heard."),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, fix */
    N_("If somebody heard nothing, mend {clash.direction.answerer}: to an offer with "
       "sendonly (hold) it has to answer recvonly or inactive."),
    /* TRANSLATORS: rules/42-sdp.yaml, direction-not-mirrored, check */
    N_("What was heard after that answer?"),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-pt-not-negotiated, note */
    N_("the same payload type, with another meaning"),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-pt-not-negotiated, title */
    N_("One payload number means two things, and key presses are sent with it"),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-pt-not-negotiated, explain */
    N_("In the offer the payload type is {clash.number.offer}, in the answer {clash.number.answer}. "
       "RTP with that number was sent, and its receiver reads it at the clock rate (or "
       "as the codec) of its own SDP: key presses (telephone-event, DTMF) get a wrong "
       "length or are not understood."),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-pt-not-negotiated, fix */
    N_("Let {clash.number.answerer} answer with the number that the offer gives to the "
       "codec it takes (the clock rate of telephone-event is that of the audio codec), "
       "or send with the numbers of the other side's SDP."),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-pt-not-negotiated, check */
    N_("Which of the two meanings does the receiver of these packets log for that payload "
       "type?"),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-pt-two-meanings, title */
    N_("One payload number means two codecs"),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-pt-two-meanings, short */
    N_("One PT, two codecs"),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-pt-two-meanings, explain */
    N_("In the offer the payload type is {clash.number.offer}, in the answer {clash.number.answer}. "
       "RTP with that number was sent; its receiver decodes it by its own SDP, with "
       "another codec or clock rate than the sender may mean."),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-pt-two-meanings, fix */
    N_("Let {clash.number.answerer} keep the numbers of the offer, and each side send "
       "with the numbers of the other side's SDP."),
    /* TRANSLATORS: rules/42-sdp.yaml, rtp-pt-two-meanings, check */
    N_("Is the voice distorted, too fast or too slow, or missing one way?"),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, expected */
    N_("a version higher by one than {clash.version.offer}"),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, note */
    N_("unchanged"),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, note */
    N_("changed"),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, note */
    N_("still sent to the old place"),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, title */
    N_("A new SDP keeps the old version in o=, and the change is not followed"),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, short */
    N_("SDP: o= not raised"),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, explain */
    N_("{clash.version.answerer} changed where it wants its voice to {stray.old.wanted}, "
       "but the version in its o= line is {clash.version.answer} as before. By that "
       "the other side may take the SDP for unchanged: its voice goes on to {stray.old.dst}."),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, fix */
    N_("Mend {clash.version.answerer}, which has to raise the version in o= by one with "
       "each change of its SDP."),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, check */
    N_("Does the other side follow when the version is raised?"),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, about */
    N_("The same version with other content breaks RFC 3264 in any case; it is named "
       "where the change was not followed."),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, explain */
    N_("The other side may take the SDP for unchanged, since its version is, and goes "
       "on as before."),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, look */
    N_("The third word of the o= line in the two SDPs of the same side."),
    /* TRANSLATORS: rules/42-sdp.yaml, o-version-not-incremented, fix */
    N_("Mend the side that changes its SDP; it has to raise the version by one each "
       "time."),
    /* TRANSLATORS: rules/42-sdp.yaml, srtp-without-key, expected */
    N_("a=crypto, a=fingerprint or a=key-mgmt beneath it"),
    /* TRANSLATORS: rules/42-sdp.yaml, srtp-without-key, title */
    N_("SRTP is asked for, and the SDP brings no key"),
    /* TRANSLATORS: rules/42-sdp.yaml, srtp-without-key, short */
    N_("SRTP without key"),
    /* TRANSLATORS: rules/42-sdp.yaml, srtp-without-key, explain */
    N_("{sdp.without_key.sender} asks for SRTP in its m= line, and the SDP holds no "
       "key (a=crypto), no fingerprint for DTLS and no key management: nobody can agree "
       "on a key with it."),
    /* TRANSLATORS: rules/42-sdp.yaml, srtp-without-key, fix */
    N_("Switch the exchange of keys on where SRTP is (SDES or DTLS-SRTP) on {sdp.without_key.sender}; "
       "an SBC on the way may have taken the lines out."),
    /* TRANSLATORS: rules/42-sdp.yaml, srtp-without-key, check */
    N_("Does the SDP still have its key lines where it leaves the endpoint?"),
    /* TRANSLATORS: rules/42-sdp.yaml, srtp-without-key, explain */
    N_("The m= line asks for RTP/SAVP, and no a=crypto, a=fingerprint or a=key-mgmt "
       "brings a key."),
    /* TRANSLATORS: rules/42-sdp.yaml, srtp-without-key, look */
    N_("The lines beneath the m= line."),
    /* TRANSLATORS: rules/42-sdp.yaml, srtp-without-key, fix */
    N_("Switch the exchange of keys on, or SRTP off."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-needs-dtls, expected */
    N_("UDP/TLS/RTP/SAVPF with a=fingerprint and ICE"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-needs-dtls, note */
    N_("plain, without a fingerprint"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-needs-dtls, note */
    N_("a browser, reached by WebSocket"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-needs-dtls, title */
    N_("A browser (WebRTC) is offered plain RTP"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-needs-dtls, short */
    N_("WebRTC gets plain RTP"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-needs-dtls, explain */
    N_("The INVITE goes to an endpoint behind a WebSocket, a browser as a rule, and "
       "its SDP offers {invite.audio.protocol} without a fingerprint: a browser takes "
       "DTLS-SRTP with ICE only, and {final.src.ip} refuses with {final.status_line}. "
       "The codecs do not matter here."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-needs-dtls, fix */
    N_("Let a gateway or media relay turn the plain offer into one for WebRTC (DTLS-SRTP, "
       "ICE, rtcp-mux) before it reaches the browser, and let the server keep such endpoints "
       "apart from the plain ones."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-needs-dtls, check */
    N_("Does {final.src.ip} take a call that another browser makes through the same "
       "server?"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-syntax, expected */
    N_("no empty line before it"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-syntax, note */
    N_("an empty line stands before this one"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-syntax, title */
    N_("The SDP has an empty line in it"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-syntax, explain */
    N_("The SDP of the INVITE has an empty line before '{sdp.behind_blank}'. Session "
       "descriptions have no empty lines: a strict reader stops there or takes the body "
       "for malformed, and {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-syntax, fix */
    N_("Mend what writes the SDP on {invite.src.ip}: each line ends with one CRLF and "
       "nothing stands between them. Scripts and header manipulation that add an a= "
       "line with a line end of its own are the usual source."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-syntax, check */
    N_("Does {final.src.ip} take the same call without that line?"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-syntax, expected */
    N_("a c= line in the session or beneath this one"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-syntax, title */
    N_("The SDP has no c= line"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-syntax, explain */
    N_("The SDP of the INVITE says nowhere to which address the voice is to be sent: "
       "there is no c= line for '{sdp.without_connection}', neither its own nor one "
       "of the session. {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-syntax, fix */
    N_("Let {invite.src.ip} write a c= line, and look for an SBC or a rule on the way "
       "that takes it out."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-connection, title */
    N_("An SDP says nowhere where the voice is to go"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-connection, short */
    N_("SDP without c= line"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-connection, explain */
    N_("The SDP of {sdp.without_connection.sender} has no c= line for '{sdp.without_connection}': "
       "the other side does not know the address that its voice is to be sent to."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-connection, fix */
    N_("Let {sdp.without_connection.sender} write a c= line, and look for an SBC or "
       "a rule on the way that takes it out."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-connection, explain */
    N_("There is no c= line for the audio, so that nobody knows where to send it."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-connection, look */
    N_("A c= line before the first m= line, or beneath the m=audio line."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-connection, fix */
    N_("Mend what writes the SDP, or the rule on the way that takes the line out."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-lost, note */
    N_("a key press, refused"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-lost, expected */
    N_("telephone-event among the formats"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-lost, title */
    N_("Key presses (DTMF) are lost; neither INFO nor telephone-event is taken"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-lost, short */
    N_("DTMF is lost"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-lost, explain */
    N_("{info.refused} key presses were sent by SIP INFO and refused with {info.refused.response}; "
       "RTP events cannot carry them either, since the SDP of {terms.without_events} "
       "has no telephone-event. Unless they travel within the voice as well, they do "
       "not arrive."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-lost, fix */
    N_("Enable telephone-event (RFC 4733, also called RFC 2833) on {terms.without_events}, "
       "the way that nearly all sides understand, and set the sender to it; where the "
       "trunk cannot have it, send key presses within the voice (inband) with G.711."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-info-refused, title */
    N_("Key presses (DTMF) by SIP INFO are refused"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-info-refused, short */
    N_("DTMF by INFO refused"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-info-refused, explain */
    N_("{info.refused} key presses were sent by SIP INFO and refused with {info.refused.response}: "
       "the other side does not take them that way."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-info-refused, fix */
    N_("Set the sender to telephone-event (RFC 4733, also called RFC 2833), which both "
       "SDPs list where both sides can."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-no-telephone-event, explain */
    N_("The SDP of {terms.without_events} does not list telephone-event and the other "
       "side's does: key presses travel within the voice, or by SIP INFO, if at all."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-no-telephone-event, fix */
    N_("Enable RFC 4733 (RFC 2833) on {terms.without_events} if key presses do not arrive."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtmf-no-telephone-event, check */
    N_("Do key presses (a menu, a PIN) work in such a call?"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, expected */
    N_("an address where voice is wanted"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, title */
    N_("The call is offered on hold and never resumed"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, short */
    N_("Offered on hold"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, explain */
    N_("The offer gives {offer.connection} as the address for the voice, which is the "
       "old way to say hold, and no re-INVITE or UPDATE gave another one. Voice cannot "
       "be sent to the side that offered."),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, fix */
    N_("Let the side that offers give its real address, or resume with a re-INVITE."),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, say */
    N_("The answer has other m= lines, and one of them may be for voice as well."),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, expected */
    N_("a port above 0"),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, note */
    N_("was offered"),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, title */
    N_("The call is answered, and its only voice stream is refused"),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, short */
    N_("Answer refuses audio"),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, explain */
    N_("The answer gives port 0 for the m=audio line: the stream is refused (RFC 3264 "
       "section 6). The call is up and nobody can hear the other."),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, fix */
    N_("Find out why the answering side wants none of the offer (no common codec or "
       "profile, no media port left, a policy); it should answer 488 instead of 200 "
       "then."),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, check */
    N_("What does the log of the answering side say of the media? Does an offer with "
       "plain G.711 over RTP/AVP fare better?"),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, look */
    N_("The port in the m=audio line of the 200: 0 refuses the stream."),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, title */
    N_("The call is answered on hold and never resumed"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, short */
    N_("Answered on hold"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, explain */
    N_("The first answer gives {answer.connection} as the address for the voice, which "
       "is the old way to say hold, and no re-INVITE or UPDATE gave another one. Voice "
       "cannot be sent to the answering side."),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, fix */
    N_("Let the answering side give its real address in the answer, or resume with a "
       "re-INVITE; a PBX that answers first and connects later has to send the second "
       "step."),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, check */
    N_("Does the answering side send a re-INVITE that is lost or refused elsewhere?"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, explain */
    N_("The answer gives 0.0.0.0 as the address for the voice, which is the old way "
       "to say hold, and nothing takes it back."),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, look */
    N_("The c= line of the 200, and whether a re-INVITE follows."),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, title */
    N_("A change within the call is accepted, and its voice stream is refused"),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, explain */
    N_("{reinvite.src.ip} offers a new session description within the call, and {reinvite_final.src.ip} "
       "accepts it with {reinvite_final.status_line} but gives port 0 for the voice: "
       "from then on the call has none."),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, fix */
    N_("Find out why {reinvite_final.src.ip} wants none of that offer (no codec or profile "
       "in common, no media port left); it should answer 488, by which the call would "
       "stay as it was."),
    /* TRANSLATORS: rules/42-sdp.yaml, answer-refuses-audio, check */
    N_("Which codecs and profile does that offer have, and which did the first one have?"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, expected */
    N_("a=sendrecv and an address where voice is wanted"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, note */
    N_("still on hold, for {resume.seconds} s, to the end"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, note */
    N_("takes the call back"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, title */
    N_("The call is taken back from hold, and the answer leaves it there"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, short */
    N_("Resume left on hold"),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, explain */
    N_("A new offer takes the call back from hold; {resume.by} accepts it and answers "
       "{resume.line}, although it did not put the call on hold itself. That stays in "
       "force for {resume.seconds} s, to the end: voice does not flow both ways."),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, fix */
    N_("Look on {resume.by} for why it repeats the answer that it gave to the hold (a "
       "B2BUA or media relay that does not pass the change on, an update of it)."),
    /* TRANSLATORS: rules/42-sdp.yaml, answered-on-hold, check */
    N_("Does the log of {resume.by} show that it takes the new offer for one more hold?"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-rtpmap, expected */
    N_("an a=rtpmap line for each number of 96 and more"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-rtpmap, title */
    N_("The SDP lists a dynamic payload number without a=rtpmap"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-rtpmap, short */
    N_("PT without rtpmap"),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-rtpmap, explain */
    N_("{sdp.without_rtpmap.sender} lists payload numbers in {sdp.without_rtpmap}, of "
       "which one of 96 or more has no a=rtpmap line: nothing says which codec it is. "
       "A strict reader refuses such a description; {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-rtpmap, fix */
    N_("Let {sdp.without_rtpmap.sender} write a=rtpmap for each of these numbers, or "
       "leave the number out."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-rtpmap, check */
    N_("Is the call taken without that number? If not, compare the codecs of both sides."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-rtpmap, explain */
    N_("A number of 96 and more means nothing without a=rtpmap."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-rtpmap, look */
    N_("The numbers of the m= line beside the a=rtpmap lines."),
    /* TRANSLATORS: rules/42-sdp.yaml, sdp-no-rtpmap, fix */
    N_("Write a=rtpmap for each of them, or leave the number out."),
    /* TRANSLATORS: rules/42-sdp.yaml, t38-over-rtp, expected */
    N_("m=image PORT udptl t38"),
    /* TRANSLATORS: rules/42-sdp.yaml, t38-over-rtp, title */
    N_("The fax is offered as m=image over RTP"),
    /* TRANSLATORS: rules/42-sdp.yaml, t38-over-rtp, short */
    N_("T.38 over RTP/AVP"),
    /* TRANSLATORS: rules/42-sdp.yaml, t38-over-rtp, explain */
    N_("{sdp.image_by_rtp.sender} offers {sdp.image_by_rtp}. T.38 in an m=image line "
       "goes by UDPTL (or TCP); over RTP it would be audio/t38 in an m=audio line. The "
       "other side knows no such stream and refuses it."),
    /* TRANSLATORS: rules/42-sdp.yaml, t38-over-rtp, fix */
    N_("Let {sdp.image_by_rtp.sender} offer \"m=image PORT udptl t38\" (a setting for "
       "T.38 by UDPTL, or an update)."),
    /* TRANSLATORS: rules/42-sdp.yaml, t38-over-rtp, explain */
    N_("T.38 in an m=image line goes by UDPTL, and over RTP in an m=audio line."),
    /* TRANSLATORS: rules/42-sdp.yaml, t38-over-rtp, look */
    N_("The protocol in the m=image line."),
    /* TRANSLATORS: rules/42-sdp.yaml, t38-over-rtp, fix */
    N_("Offer \"m=image PORT udptl t38\"."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, expected */
    N_("a=ice-ufrag, a=ice-pwd and a=candidate lines"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, note */
    N_("no ICE in this answer"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, note */
    N_("offered with ICE, over DTLS"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, title */
    N_("A WebRTC offer is answered without ICE"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, short */
    N_("No ICE in the answer"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, explain */
    N_("The offer is for DTLS-SRTP with ICE, as browsers make it; {terms.without_ice} "
       "answers without any line of ICE. A WebRTC side sends nothing to an address that "
       "has not consented to it by ICE, so that no voice flows."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, fix */
    N_("Switch ICE on for this peer on {terms.without_ice} (with a=rtcp-mux and DTLS), "
       "or let a gateway for WebRTC stand between the two."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, check */
    N_("Does the voice flow when ICE is on there?"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, explain */
    N_("A browser sends no media to an address that does not answer its checks (ICE)."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, look */
    N_("a=ice-ufrag and a=candidate in offer and answer."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, fix */
    N_("Switch ICE, rtcp-mux and DTLS on for the peer, or use a gateway for WebRTC."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, expected */
    N_("a=rtcp-mux"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, note */
    N_("not in this answer"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, note */
    N_("was offered with a=rtcp-mux"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, title */
    N_("A WebRTC offer is answered without rtcp-mux"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, short */
    N_("No rtcp-mux in answer"),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, explain */
    N_("The offer has a=rtcp-mux, which WebRTC demands; {terms.without_mux} answers "
       "without it. Browsers refuse such an answer unless they are told to take it, "
       "and no voice flows."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, fix */
    N_("Switch RTCP multiplexing (rtcp-mux) on for this peer on {terms.without_mux}."),
    /* TRANSLATORS: rules/42-sdp.yaml, webrtc-answer-plain, check */
    N_("What does the console of the browser say when it sets the remote description?"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, say */
    N_("The capture holds no RTP of this call, so that it does not show whether voice "
       "came all the same."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, expected */
    N_("passive to active, active to passive, one of the two to actpass"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, title */
    N_("The two sides do not agree on who begins DTLS: {clash.setup.offer} is answered "
       "with {clash.setup.answer}"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, short */
    N_("DTLS: who begins?"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, explain */
    N_("{clash.setup.offerer} offers a=setup:{clash.setup.offer}, {clash.setup.answerer} "
       "answers a=setup:{clash.setup.answer}. One side has to begin the DTLS handshake "
       "(active) and the other to wait for it (passive); so it does not come about, "
       "and without it there are no keys for the voice."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, fix */
    N_("Let {clash.setup.answerer} answer active or passive, the one that goes with "
       "the offer; let {clash.setup.offerer} offer actpass, which leaves the choice "
       "to the answer."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, check */
    N_("Does either side send a ClientHello of DTLS to the media port of the other?"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, title */
    N_("The two sides do not agree on who begins DTLS"),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, explain */
    N_("One side has to begin the DTLS handshake (a=setup:active), the other to wait "
       "for it (passive). Two that wait, or two that begin, get no keys for the voice."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, look */
    N_("The a=setup lines of offer and answer."),
    /* TRANSLATORS: rules/42-sdp.yaml, dtls-roles, fix */
    N_("Offer actpass, and answer active or passive."),
    /* TRANSLATORS: rules/44-rtp.yaml, sdp-private-address, expected */
    N_("the public address, {stray.private.host} as it seems"),
    /* TRANSLATORS: rules/44-rtp.yaml, sdp-private-address, note */
    N_("the voice is sent to this address"),
    /* TRANSLATORS: rules/44-rtp.yaml, sdp-private-address, note */
    N_("and gets lost there"),
    /* TRANSLATORS: rules/44-rtp.yaml, sdp-private-address, title */
    N_("The SDP of {stray.private.host} gives a private address for the voice"),
    /* TRANSLATORS: rules/44-rtp.yaml, sdp-private-address, explain */
    N_("{stray.private.host} asks in its SDP for the voice at {stray.private.line}, "
       "a private address that the internet does not route, although it is seen here "
       "at a public address. {stray.private.packets} RTP packets were sent to {stray.private.dst} "
       "and are lost: that side hears nothing."),
    /* TRANSLATORS: rules/44-rtp.yaml, sdp-private-address, fix */
    N_("Set the external (public) media address on {stray.private.host}, so that its "
       "c= line holds it. An SBC or provider can also send back to where the voice comes "
       "from (symmetric RTP, latching; \"rtp_symmetric\", \"comedia\"), if it is switched "
       "on."),
    /* TRANSLATORS: rules/44-rtp.yaml, sdp-private-address, check */
    N_("Does {stray.private.host} hear the other side when symmetric RTP is on?"),
    /* TRANSLATORS: rules/44-rtp.yaml, sdp-private-address, about */
    N_("RTP that goes to the private address of the c= line while its owner's signalling "
       "comes from a public one proves where the voice goes. Looks alike: a capture "
       "inside the LAN, where the private address is right; voice sent back to where "
       "it comes from."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, note */
    N_("the new place, in force"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, expected */
    N_("RTP to {stray.old.wanted}"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, note */
    N_("still to the old one"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, note */
    N_("the earlier SDP"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, title */
    N_("Voice still goes to the old port after a re-INVITE or UPDATE moved it"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, short */
    N_("RTP still to old port"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, explain */
    N_("Since a new SDP within the call {stray.old.host} wants its voice at {stray.old.wanted}, "
       "and the change was accepted; {stray.old.src} went on sending to {stray.old.dst}, "
       "the address and port of an earlier SDP, for {stray.old.seconds} s. Nobody need "
       "listen there any more."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, fix */
    N_("Mend the side that sends from {stray.old.src}: it has to follow each re-INVITE "
       "or UPDATE that it accepts with 200 (a media proxy or SBC between the two may "
       "hold the old port as well)."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, check */
    N_("Does its log show that it takes the new SDP over?"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, explain */
    N_("A re-INVITE or UPDATE moved where one side wants its voice, and the other side "
       "does not follow."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, look */
    N_("The m= and c= lines of the re-INVITE, and where the RTP goes after its 200."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-old-address, fix */
    N_("Mend the side, SBC or media proxy that accepts the change and does not follow "
       "it."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-source-port, note */
    N_("wanted here"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-source-port, note */
    N_("sent here, where that side's own RTP comes from"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-source-port, title */
    N_("RTP comes from another port than the SDP gives, and the answer goes there"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-source-port, short */
    N_("RTP to source port"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-source-port, explain */
    N_("{stray.port.host} asks for its voice at {stray.port.wanted} but sends its own "
       "from {stray.port.dst}; the other side sends to that port. Unless {stray.port.host} "
       "listens on both, it hears nothing."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-source-port, fix */
    N_("Let {stray.port.host} send its RTP from the port of its own m= line (symmetric "
       "RTP), or switch latching (symmetric RTP) off on the other side."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-to-source-port, check */
    N_("Does {stray.port.host} hear the other side?"),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, say */
    N_("The capture holds one direction of the signalling only."),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, note */
    N_("the last packet"),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, note */
    N_("shortly before that"),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, note */
    N_("by this its sender says that it stops on purpose"),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, title */
    N_("The voice stops one way {halt.after} s after the answer"),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, short */
    N_("RTP stops one way"),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, explain */
    N_("RTP from {halt.src} to {halt.dst} ends {halt.after} s after the answer, and "
       "for {halt.silence} s more nothing follows although neither side put the call "
       "on hold. The other direction does not end with it."),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, fix */
    N_("Look at what happened on {halt.src} or on the way at that moment: a sender that "
       "stopped (muted, crashed, moved to another interface), a firewall or NAT that "
       "forgot the way (keep-alives, symmetric RTP), a change of the route."),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, check */
    N_("Does RTP still leave {halt.src} after that moment? A capture beside it tells "
       "the sender from the way."),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, about */
    N_("A stream that ends while offer and answer still ask for it. Looks alike: hold "
       "(sendonly, inactive, 0.0.0.0), comfort noise, silence suppression."),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, title */
    N_("The voice stops one way during the call"),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, explain */
    N_("Voice is heard at first; from some moment on one direction is silent, and nobody "
       "put the call on hold."),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, look */
    N_("The last RTP packet of that direction, and what came just before it; a re-INVITE, "
       "an ICMP error, a change of port."),
    /* TRANSLATORS: rules/44-rtp.yaml, one-way-after-n-seconds, fix */
    N_("Find out at both ends whether the voice still leaves its sender. If so, a firewall "
       "or NAT forgot the way; if not, the sender stopped."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, note */
    N_("says why the call was ended"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, title */
    N_("RTP stops both ways {halt.after} s after the answer, long before the call ends"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, short */
    N_("RTP stops both ways"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, explain */
    N_("The voice ends both ways {halt.after} s after the answer; the call stays up "
       "for {halt.silence} s more without any, and neither side put it on hold. {bye.header.reason|}"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, fix */
    N_("Look for what both ways have in common: the network of one side (a link, a VPN "
       "or NAT that went down), a media relay or SBC in the middle, a firewall that "
       "ends flows after a time. Some sides hang up by themselves when no RTP comes "
       "(RTP timeout)."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, check */
    N_("Do both sides still send after that moment? A capture at each of them tells."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, about */
    N_("Both streams end within three seconds while offer and answer still ask for them. "
       "A call on hold or with silence suppression looks alike."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, title */
    N_("The voice stops both ways during the call"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, explain */
    N_("Both directions end at the same time, and the call stays up in silence."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, look */
    N_("The last RTP packet each way; a Reason in the BYE that follows."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-stops-before-bye, explain */
    N_("The voice ends both ways {halt.after} s after the answer; the call stays up "
       "for {halt.silence} s more without any, and neither side put it on hold. In the "
       "end it is hung up for want of a refresh of the session: the side that should "
       "have sent one may have been gone since then."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-pauses, title */
    N_("The voice one way pauses for {hole.seconds} s"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-pauses, short */
    N_("RTP pauses one way"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-pauses, explain */
    N_("{hole.after} s after the answer RTP from {hole.src} pauses for {hole.seconds} "
       "s and then goes on, although the call was not on hold."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-pauses, fix */
    N_("Look for what interrupts the way or the sender for so long (a route that changes, "
       "a wireless link, a system under load)."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-pauses, check */
    N_("Did the capture itself lose packets at that time? Is silence suppression on?"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-after-bye, note */
    N_("still sent, {after.seconds} s after the BYE"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-after-bye, title */
    N_("RTP goes on after the call has ended"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-after-bye, short */
    N_("RTP goes on after BYE"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-after-bye, explain */
    N_("{after.src} still sends voice to {after.dst} {after.seconds} s after the BYE. "
       "It has not noticed that the call is over, or its media process was not stopped: "
       "a channel, and maybe a charge, stays open there."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-after-bye, fix */
    N_("Look on the host of {after.src} at whether the BYE arrived there and ended the "
       "call, and whether its media relay ends streams with the call."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-after-bye, check */
    N_("Does {after.src} still count the call as up?"),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, note */
    N_("agreed by both sides"),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, expected */
    N_("a packet every {pace.agreed} ms"),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, note */
    N_("a packet after {pace.measured} ms"),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, title */
    N_("RTP is sent at another rhythm than the agreed ptime"),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, short */
    N_("RTP off agreed ptime"),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, explain */
    N_("Both sides agreed on a=ptime:{pace.agreed}, a packet every {pace.agreed} ms; "
       "{pace.src} sends its RTP at a spacing of {pace.measured} ms in turn. A receiver "
       "with a small or fixed jitter buffer plays that choppily."),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, fix */
    N_("Let {pace.src} send evenly: its timer works in other steps than the packets. "
       "Set it to 20 ms (which nearly all use), or to a multiple of its timer."),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, check */
    N_("Is the voice better with 20 ms?"),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, note */
    N_("a packet every {pace.measured} ms"),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, title */
    N_("RTP is sent at another packet time than the agreed ptime"),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, explain */
    N_("Both sides agreed on a=ptime:{pace.agreed}; {pace.src} sends a packet every "
       "{pace.measured} ms. Most receivers take any packet time, some gateways with "
       "a fixed one play it choppily or not at all."),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, fix */
    N_("Set {pace.src} to the packet time that the SDPs agree on ({pace.agreed} ms), "
       "or both to 20 ms."),
    /* TRANSLATORS: rules/44-rtp.yaml, ptime-mismatch, check */
    N_("Is the voice better when both use the same packet time?"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, expected */
    N_("payload type {keys.wanted|of the hearer}"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, note */
    N_("key presses with payload type {keys.sent}"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, note */
    N_("the number that the hearer listed"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, title */
    N_("Key presses (DTMF) carry the sender's payload number, not the hearer's"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, short */
    N_("DTMF with wrong PT"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, explain */
    N_("Key presses are sent as RTP with payload type {keys.sent}, which the SDP of "
       "their sender calls telephone-event; the side that gets them listed {keys.wanted|no "
       "such type} for it. It does not know {keys.sent}, and the digits are lost."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, fix */
    N_("Let the sender use the number of the other side's SDP for what it sends, or "
       "set both sides to the same number for telephone-event (101 is what most use)."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, check */
    N_("Do the key presses arrive when both sides use 101?"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, about */
    N_("Different numbers in the two SDPs are right and common: each side gets what "
       "it listed. Only RTP with a number that its receiver did not list is a fault."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, note */
    N_("packets as long as key presses, with payload type {keys.sent}"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, title */
    N_("What look like key presses (DTMF) carry a payload number that no SDP lists"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, explain */
    N_("RTP packets as long as those of key presses (telephone-event) come with payload "
       "type {keys.sent}, which neither the SDP of their sender nor that of their hearer "
       "lists; the hearer listed {keys.wanted|no number} for telephone-event. It does "
       "not know {keys.sent}, and the digits are lost."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, fix */
    N_("Let the sender use the number of the other side's SDP for what it sends. A sender "
       "that was not offered telephone-event must not send it: then set both sides to "
       "it (101 is what most use)."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-pt-asymmetry, check */
    N_("Where does the sender have the number {keys.sent} from, a setting or the other "
       "leg of a gateway?"),
    /* TRANSLATORS: rules/44-rtp.yaml, early-media-183-blocked, note */
    N_("with SDP, and no 180 before or after"),
    /* TRANSLATORS: rules/44-rtp.yaml, early-media-183-blocked, note */
    N_("early media is announced"),
    /* TRANSLATORS: rules/44-rtp.yaml, early-media-183-blocked, note */
    N_("the first RTP for the caller"),
    /* TRANSLATORS: rules/44-rtp.yaml, early-media-183-blocked, title */
    N_("Early media is announced, and none comes"),
    /* TRANSLATORS: rules/44-rtp.yaml, early-media-183-blocked, short */
    N_("Early media missing"),
    /* TRANSLATORS: rules/44-rtp.yaml, early-media-183-blocked, explain */
    N_("{ringing.src.ip} sends {ringing.status_line} with an SDP and no 180, by which "
       "it says that it plays the ringing tone (or an announcement) itself; in the {early.silent} "
       "s that follow no RTP comes for the caller, who hears nothing unless its own "
       "phone makes a tone meanwhile."),
    /* TRANSLATORS: rules/44-rtp.yaml, early-media-183-blocked, fix */
    N_("Let the side that answers send RTP with its 183, or send 180 Ringing without "
       "SDP so that the caller's phone plays the tone. If it does send, a firewall drops "
       "RTP until the caller's side has sent some itself."),
    /* TRANSLATORS: rules/44-rtp.yaml, early-media-183-blocked, check */
    N_("Does RTP leave {ringing.src.ip} before the 200? Does the caller's side send "
       "anything to open its NAT?"),
    /* TRANSLATORS: rules/44-rtp.yaml, hold-never-resumed, note */
    N_("on hold from here to the end"),
    /* TRANSLATORS: rules/44-rtp.yaml, hold-never-resumed, note */
    N_("hung up by the side that was held"),
    /* TRANSLATORS: rules/44-rtp.yaml, hold-never-resumed, title */
    N_("The call was put on hold and never resumed"),
    /* TRANSLATORS: rules/44-rtp.yaml, hold-never-resumed, short */
    N_("Hold never resumed"),
    /* TRANSLATORS: rules/44-rtp.yaml, hold-never-resumed, explain */
    N_("{hold.by} put the call on hold ({hold.line}); {hold.seconds} s later the other "
       "side, still on hold, hung up. If nobody meant to hold for so long, the resuming "
       "re-INVITE is what is missing; whoever was held heard silence or music."),
    /* TRANSLATORS: rules/44-rtp.yaml, hold-never-resumed, fix */
    N_("Ask the user of {hold.by} whether the call was taken back. If so, look there "
       "for why no re-INVITE with sendrecv was sent (a second call, a transfer that "
       "failed, a key that the phone did not take)."),
    /* TRANSLATORS: rules/44-rtp.yaml, hold-never-resumed, check */
    N_("Did the holding side take the call back?"),
    /* TRANSLATORS: rules/44-rtp.yaml, hold-never-resumed, explain */
    N_("The side on hold heard silence or music until it hung up."),
    /* TRANSLATORS: rules/44-rtp.yaml, hold-never-resumed, look */
    N_("A re-INVITE with a=sendonly or a=inactive, and none with a=sendrecv after it."),
    /* TRANSLATORS: rules/44-rtp.yaml, hold-never-resumed, fix */
    N_("Ask whether the call was taken back; if so, look why the phone or PBX sent no "
       "re-INVITE."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss, title */
    N_("Most voice packets are missing one way"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss, explain */
    /* xgettext:no-c-format */
    N_("By their sequence numbers {media.to_caller.loss|0} % of the packets to the caller "
       "and {media.to_callee.loss|0} % of those to the callee are missing. The other "
       "way is nearly complete, so that the capture itself hardly lost them: next to "
       "nothing can be understood."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss, fix */
    N_("Look at the link before the point of this capture in that direction (overload, "
       "a faulty wireless or VPN link, policing of UDP), and give RTP priority."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss, check */
    N_("What loss do the other end's RTCP reports tell?"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, note */
    N_("jitter {media.to_caller.jitter} ms"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, note */
    N_("jitter {media.to_callee.jitter} ms"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, title */
    N_("Voice packets come very unevenly"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, short */
    N_("RTP jitter high"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, explain */
    N_("The jitter of the packets (RFC 3550) is {media.to_caller.jitter|0} ms to the "
       "caller and {media.to_callee.jitter|0} ms to the callee; above 30 to 50 ms usual "
       "jitter buffers drop packets or delay the voice."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, fix */
    N_("Look for queues that fill up (an upload beside the call, wireless links) and "
       "give RTP priority (DSCP EF); enlarge the jitter buffer where it can be set."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, check */
    N_("Is the jitter the same in a capture beside the sender?"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, note */
    N_("begins {media.to_caller.first} s after the answer"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, note */
    N_("begins {media.to_callee.first} s after the answer"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, title */
    N_("The voice begins seconds after the answer"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, short */
    N_("Voice begins late"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, explain */
    N_("The call was answered, and the first RTP came {media.to_caller.first} s (to "
       "the caller) and {media.to_callee.first} s (to the called party) later. No RTP "
       "of the call was captured until then."),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, fix */
    N_("See what the two sides wait for: ICE or DTLS that does not finish, a slow transcoder "
       "or announcement, a media gateway that opens the port late, a NAT that lets voice "
       "in only after voice went out."),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, check */
    N_("Do calls within the LAN, or with ICE off, begin at once?"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, title */
    N_("The voice begins late"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, explain */
    N_("Seconds pass between the answer and the first RTP: the beginning of what is "
       "said is lost."),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, look */
    N_("The time of the first RTP packet of each side against that of the 200."),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, fix */
    N_("Let the side that begins late open its media with its answer, not only when "
       "it has been bridged."),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, note */
    N_("the other direction is there from the answer on"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, title */
    N_("The caller hears nothing for {media.to_caller.first} s: voice of one side begins "
       "late"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, short */
    N_("Late voice one way"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, explain */
    N_("The call was answered, and RTP to the called party came at once. The first RTP "
       "to the caller, from {media.to_caller.src}, came {media.to_caller.first} s after "
       "the answer and did not pause from then on; both SDPs had asked for it all the "
       "time."),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, fix */
    N_("See what {media.to_caller.src.ip} waits for before it sends: a call that is "
       "answered before anybody takes it (announcement, bridge, queue), a slow transcoder "
       "or recorder, ICE or DTLS that takes long, an address that it learns late (symmetric "
       "RTP). If it does send, look for what drops its first packets on the way here."),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, check */
    N_("Does a capture at {media.to_caller.src.ip} show RTP that leaves it from the "
       "answer on?"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, title */
    N_("The called party hears nothing for {media.to_callee.first} s: voice of one side "
       "begins late"),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, explain */
    N_("The call was answered, and RTP to the caller came at once. The first RTP to "
       "the called party, from {media.to_callee.src}, came {media.to_callee.first} s "
       "after the answer and did not pause from then on; both SDPs had asked for it "
       "all the time."),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, fix */
    N_("See what {media.to_callee.src.ip} waits for before it sends: a call that is "
       "answered before anybody takes it (announcement, bridge, queue), a slow transcoder "
       "or recorder, ICE or DTLS that takes long, an address that it learns late (symmetric "
       "RTP). If it does send, look for what drops its first packets on the way here."),
    /* TRANSLATORS: rules/44-rtp.yaml, late-media, check */
    N_("Does a capture at {media.to_callee.src.ip} show RTP that leaves it from the "
       "answer on?"),
    /* TRANSLATORS: rules/44-rtp.yaml, no-voice, note */
    N_("answered; in {duration} s no RTP"),
    /* TRANSLATORS: rules/44-rtp.yaml, no-voice, title */
    N_("Neither side sends voice in this call"),
    /* TRANSLATORS: rules/44-rtp.yaml, no-voice, short */
    N_("No RTP either way"),
    /* TRANSLATORS: rules/44-rtp.yaml, no-voice, explain */
    N_("The call was up for {duration} s and both SDPs ask for voice, yet no RTP of "
       "it was captured either way, while RTP of other calls between the same hosts "
       "was. Neither side sends, or both are stopped before this place."),
    /* TRANSLATORS: rules/44-rtp.yaml, no-voice, fix */
    N_("Look on both sides for why no media is started: SRTP keys or ICE that were not "
       "agreed on, no media port left, a bridge or transcoder that was not attached "
       "to the call."),
    /* TRANSLATORS: rules/44-rtp.yaml, no-voice, check */
    N_("What do the logs of both sides say of the media of this Call-ID? Does the next "
       "call have voice?"),
    /* TRANSLATORS: rules/44-rtp.yaml, no-voice, about */
    N_("RTP of other calls between the same hosts shows that media passes the place "
       "of capture. Looks alike: media that takes another way; then no call has any."),
    /* TRANSLATORS: rules/44-rtp.yaml, no-voice, explain */
    N_("Both SDPs ask for voice, and no RTP of the call is seen either way, while that "
       "of other calls between the same hosts is."),
    /* TRANSLATORS: rules/44-rtp.yaml, no-voice, look */
    N_("RTP from both hosts during the call."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-crossed, note */
    N_("a port of call {crossed.call}"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-crossed, title */
    N_("The voice of this call goes to another call"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-crossed, short */
    N_("RTP to another call"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-crossed, explain */
    N_("RTP from {crossed.src}, where this call has its media, goes to {crossed.dst} "
       "({crossed.packets} packets). That port is asked for by call {crossed.call} only: "
       "the parties hear somebody else, or nobody."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-crossed, fix */
    N_("Look at what relays the media (SBC, rtpengine, media proxy): ports that are "
       "given out twice or freed too early, latching on to the first packet that arrives, "
       "an old session with the same port."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-crossed, check */
    N_("Do the ports of both calls come from the same pool, and does the relay latch "
       "on to any source?"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-crossed, explain */
    N_("RTP goes to a port that another call asked for: the parties hear somebody else, "
       "or nobody."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-crossed, look */
    N_("The ports in the SDPs of two calls of the same time, and where RTP goes."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, note */
    /* xgettext:no-c-format */
    N_("{heard_by_caller.loss} % lost, as the caller reports"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, note */
    /* xgettext:no-c-format */
    N_("{heard_by_callee.loss} % lost, as the called party reports"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, title */
    N_("Receivers report that voice is lost"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, short */
    N_("RTCP reports loss"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, explain */
    /* xgettext:no-c-format */
    N_("The capture holds RTCP of this call and no RTP. By these reports {heard_by_caller.loss|0} "
       "% of the packets to the caller and {heard_by_callee.loss|0} % of those to the "
       "called party were lost in the time that they cover."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, fix */
    N_("Look at the way to the side that reports the loss: a line that is full (give "
       "voice priority), Wi-Fi, a duplex mismatch, a provider's network."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, check */
    N_("Capture RTP as well, beside that receiver and beside the sender, and compare "
       "the sequence numbers."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, note */
    N_("{heard_by_caller.jitter} ms, as the caller reports"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, note */
    N_("{heard_by_callee.jitter} ms, as the called party reports"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, title */
    N_("A receiver reports that voice comes very unevenly"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, explain */
    N_("By RTCP the receivers report a jitter of {heard_by_caller.jitter|0} ms (caller) "
       "and {heard_by_callee.jitter|0} ms (called party). Above 30 to 50 ms usual jitter "
       "buffers drop packets or delay the voice. Where the packets were captured, they "
       "do not come so unevenly here: then it happens on the way from this place to "
       "the receiver."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, fix */
    N_("Look at the way to the receiver that reports it for queues that fill up (an "
       "upload beside the call, wireless links), and give RTP priority (DSCP EF); enlarge "
       "the jitter buffer where it can be set."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-jitter, check */
    N_("Is the jitter the same in a capture beside the receiver?"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, note */
    /* xgettext:no-c-format */
    N_("as the caller hears it: {heard_by_caller.lost} % lost, {heard_by_caller.discarded} "
       "% too late, MOS {heard_by_caller.mos|not measured}"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, note */
    /* xgettext:no-c-format */
    N_("as the called party hears it: {heard_by_callee.lost} % lost, {heard_by_callee.discarded} "
       "% too late, MOS {heard_by_callee.mos|not measured}"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, title */
    N_("A receiver itself rates the voice as bad"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, short */
    N_("Receiver: bad voice"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, explain */
    /* xgettext:no-c-format */
    N_("RTCP XR tells what a receiver plays: of the packets to the caller {heard_by_caller.lost|0} "
       "% were lost and {heard_by_caller.discarded|0} % thrown away because they came "
       "too late or too early; of those to the called party {heard_by_callee.lost|0} "
       "% and {heard_by_callee.discarded|0} %. Packets that come too late are missing "
       "in the voice like those that are lost, and no capture on the way shows it."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, fix */
    N_("Many that come too late mean jitter: give voice priority on the line, and enlarge "
       "the jitter buffer of that receiver. Many that are lost mean a line that is full "
       "or faulty before it."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, check */
    N_("Do its reports say the same in calls by another line or by cable instead of "
       "Wi-Fi?"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, about */
    N_("The metrics of RFC 3611 are measured by the endpoint behind its jitter buffer. "
       "Looks alike: loss by sequence numbers in the capture, which is what happened "
       "before this place."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, explain */
    N_("Its RTCP XR or its own statistics count packets that were lost, or that came "
       "too late to be played."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, look */
    N_("RTCP XR with metrics for voice (RFC 3611), or the statistics of the phone during "
       "the call."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-quality-reported, fix */
    N_("Many that come too late mean jitter: priority for voice, a larger jitter buffer. "
       "Many that are lost mean a full or faulty line before the receiver."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-packet-errors, note */
    N_("{digits.unended} of {digits.by_rtp} without the E bit"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-packet-errors, title */
    N_("Key presses (DTMF) do not end"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-packet-errors, short */
    N_("DTMF does not end"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-packet-errors, explain */
    N_("Of {digits.by_rtp} key presses {digits.unended} have no packet with the end "
       "marked (E bit). A receiver takes such a key for one that is held, for a long "
       "tone, or for none."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-packet-errors, fix */
    N_("Let the sender end each event with three packets that have the E bit; look for "
       "a gateway or transcoder on the way that drops the last packets of an event."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-packet-errors, check */
    N_("Do menus understand the keys, or hear one for a long time?"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-packet-errors, explain */
    N_("The last packets of an event, which mark its end, are missing: the key seems "
       "to be held."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-packet-errors, look */
    N_("The E bit in the last packets of each telephone-event."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-packet-errors, fix */
    N_("Let the sender end each event with three packets that have the E bit."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, note */
    N_("by telephone-event"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, note */
    N_("and by INFO, which was accepted"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, title */
    N_("Each key press (DTMF) is sent twice, in RTP and by INFO"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, short */
    N_("DTMF sent twice"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, explain */
    N_("{digits.twice} keys were sent as telephone-event in RTP, and the same keys once "
       "more by INFO, which was accepted. A receiver that hears both understands each "
       "key twice: menus and PINs fail."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, fix */
    N_("Set the sender to one way only, telephone-event (RFC 4733), and switch DTMF "
       "by INFO off."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, check */
    N_("Does a menu count each key twice?"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, title */
    N_("Each key press (DTMF) is sent twice"),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, explain */
    N_("The same keys go as telephone-event and by INFO, and a receiver that takes both "
       "counts them twice."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, look */
    N_("INFO with dtmf-relay in its Content-Type at the time of events in RTP."),
    /* TRANSLATORS: rules/44-rtp.yaml, dtmf-twice, fix */
    N_("Set the sender to telephone-event only."),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, note */
    N_("{checks.asked} checks, no answer"),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, title */
    N_("ICE finds no way for the media; no check is answered"),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, short */
    N_("ICE finds no way"),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, explain */
    N_("{checks.asked} STUN Binding requests were sent to find a way between the addresses "
       "that the two sides gave (ICE), and none was answered: no pair of addresses works "
       "from here, so that voice cannot flow both ways."),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, fix */
    N_("Let the firewalls let UDP between the two sides through, or give both sides "
       "a TURN server that they reach (over TCP or TLS on port 443 where UDP is blocked). "
       "See also whether the other side does ICE at all: if it does not, its SDP must "
       "have no candidates."),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, check */
    N_("Do the checks arrive at the other side? Does it send any itself?"),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, about */
    N_("Binding requests to or from the media addresses of the call without one success. "
       "Looks alike: a first pair that fails while another works; then an answer, or "
       "voice, is there."),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, title */
    N_("ICE finds no way for the media"),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, explain */
    N_("The checks (STUN Binding requests) between the addresses of the two sides get "
       "no answer, so that no voice can flow."),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, look */
    N_("STUN between the media addresses of both SDPs, and whether anything answers."),
    /* TRANSLATORS: rules/44-rtp.yaml, ice-not-completed, fix */
    N_("Let UDP between the two sides through, or give both a TURN server that they "
       "reach."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, note */
    N_("asked for credentials again and again"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, title */
    N_("The TURN server {turn.server} does not take the credentials of {turn.client}"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, short */
    N_("STUN/TURN refuses"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, explain */
    N_("{turn.client} asked {turn.server} ({turn.method}) and was answered {turn.status} "
       "again and again: its user name or password is missing, is not accepted, or has "
       "run out. It gets no relay, so that media that need one do not flow."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, fix */
    N_("Compare user and password (or the shared secret of time-limited credentials) "
       "in the client with those of the server; with time-limited ones look at the clocks "
       "of both."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, check */
    N_("Does the server's log name the user that it refuses?"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, title */
    N_("The STUN or TURN server refuses"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, explain */
    N_("It does not take the credentials, or has no relay to give: media that need it "
       "do not flow."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, look */
    N_("STUN to and from port 3478, and the error code of its responses."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, fix */
    N_("Compare user and password with the server's; look at its log and limits for "
       "the code."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, title */
    N_("The STUN or TURN server {turn.server} refuses {turn.method}: {turn.status}"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, explain */
    N_("{turn.server} answered {turn.method} of {turn.client} with the error {turn.status}. "
       "403 means forbidden, 437 that the allocation is gone or in the way, 438 that "
       "the nonce is stale (the client has to take the new one), 441 that another user "
       "made it, 442 that the transport is not supported, 486 that the quota of the "
       "user is used up, 508 that the server has no address or port left. Media that "
       "need its relay may not flow, or stop."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-refused, fix */
    N_("Look at the server's log and limits (ports, quota for a user, permitted peers) "
       "for that error; a Refresh that fails ends the relay in the middle of a call."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-unanswered, note */
    N_("sent {turn.silent} times, no answer"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-unanswered, title */
    N_("The STUN or TURN server {turn.server} does not answer"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-unanswered, short */
    N_("STUN/TURN: no reply"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-unanswered, explain */
    N_("{turn.client} sent {turn.method} to {turn.server} {turn.silent} times, and nothing "
       "came back. It neither learns its public address nor gets a relay: its SDP may "
       "hold private addresses only, and calls may begin late while it waits for the "
       "server."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-unanswered, fix */
    N_("Check the address and port of the server in the client, that the server runs, "
       "and that the firewall lets UDP to it and back; or use a server that is reached "
       "over TCP or TLS."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-unanswered, check */
    N_("Does another client get an answer from that server?"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-unanswered, title */
    N_("The STUN or TURN server does not answer"),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-unanswered, explain */
    N_("The client learns no public address and gets no relay."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-unanswered, look */
    N_("STUN requests to port 3478 without a response."),
    /* TRANSLATORS: rules/44-rtp.yaml, turn-unanswered, fix */
    N_("Check the address of the server in the client, that it runs, and that UDP to "
       "it passes."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, note */
    /* xgettext:no-c-format */
    N_("{heard_by_caller.loss|0} % lost, as the caller reports; {media.to_caller.loss|0} "
       "% missing here"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, note */
    /* xgettext:no-c-format */
    N_("{heard_by_callee.loss|0} % lost, as the called party reports; {media.to_callee.loss|0} "
       "% missing here"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, title */
    N_("A receiver reports loss that happens beyond this place"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, explain */
    /* xgettext:no-c-format */
    N_("By RTCP the receivers report {heard_by_caller.loss|0} % (caller) and {heard_by_callee.loss|0} "
       "% (called party) of the packets lost while they reported. Here they were nearly "
       "complete: the loss is on the way from this place to the receiver."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, fix */
    N_("Look at the way from here to the receiver that reports: a line that is full "
       "(give voice priority), Wi-Fi, a duplex mismatch, a provider's network."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, check */
    N_("Capture at the receiver as well, and compare the sequence numbers."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, title */
    N_("The receiver reports that voice is lost"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, explain */
    N_("Its RTCP reports count packets that never reached it, although they are seen "
       "here: they are lost behind this place."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, look */
    N_("The fraction and the number of lost packets in the receiver reports (RTCP)."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-loss-reported, fix */
    N_("Look for the loss between this place and the receiver: its link, its Wi-Fi, "
       "a queue without priority for voice."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, note */
    /* xgettext:no-c-format */
    N_("{media.to_caller.silent} % of the packets to the caller hold silence"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, note */
    /* xgettext:no-c-format */
    N_("{media.to_callee.silent} % of the packets to the called party hold silence"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, title */
    N_("The packets of one side hold nothing but silence"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, short */
    N_("Only silence in RTP"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, explain */
    /* xgettext:no-c-format */
    N_("RTP flows both ways, and the payload of one side is the same value all through "
       "the call: {media.to_caller.silent} % of what goes to the caller and {media.to_callee.silent} "
       "% of what goes to the called party is digital silence."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, fix */
    N_("Nothing is wrong with the network. Look at the microphone or headset of the "
       "side that sends silence, its mute key, and at the bridge or transcoder in front "
       "of it."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, check */
    N_("Was that side muted? Does it hear itself in an echo test?"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, title */
    N_("One side sends nothing but silence"),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, explain */
    N_("Packets arrive, and all of them carry the same silence: the microphone or the "
       "bridge behind the sender gives no voice."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, look */
    N_("The payload of the stream: the same byte in every packet."),
    /* TRANSLATORS: rules/44-rtp.yaml, rtp-silence, fix */
    N_("Look at what feeds the sender: a muted microphone, a bridge or player without "
       "a source."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, note */
    N_("user name {auth.username}, realm {auth.realm}"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, title */
    N_("The provider does not take the user name or password"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, short */
    N_("Wrong user/password"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, explain */
    N_("The request carried credentials of {auth.username} for the realm {auth.realm}, "
       "and the provider refused them: {error.text}."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, fix */
    N_("Put the user name and password of the credential list that belongs to this trunk "
       "into the PBX; mind capital letters and blanks that were copied along."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, title */
    N_("User name or password are wrong"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, explain */
    N_("The INVITE that answers the challenge is refused: its digest does not fit the "
       "credentials of the trunk."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, look */
    N_("A 407, then an INVITE with Proxy-Authorization, then 403 or another 407. The "
       "user name stands in that header."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, fix */
    N_("Enter user name and password exactly as the credential list of this trunk has "
       "them; mind capital letters and blanks."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, look */
    N_("A 407, then an INVITE with Proxy-Authorization, then 403 (X-Twilio-Error 32202). "
       "The user name stands in that header."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, say */
    N_("The same user and realm are taken elsewhere in this capture."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, title */
    N_("The registration is refused in spite of credentials"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, short */
    N_("REGISTER auth refused"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, explain */
    N_("The REGISTER carried credentials of {auth.username} for the realm {auth.realm} "
       "and was answered {final.status_line}."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, fix */
    N_("Compare user name, password and realm with those of the account; some servers "
       "also refuse a user that may not register from there."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, check */
    N_("Does another client register with the same credentials?"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, title */
    N_("The server refuses the credentials: {final.status_line}"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, short */
    N_("Refused, says auth"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, explain */
    N_("{final.src.ip} says it itself: {final.status_line}. {final.said|} The INVITE "
       "carried credentials of {auth.username} for the realm {auth.realm}."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, fix */
    N_("Put user name and password into the PBX as the account has them (of a trunk, "
       "its credential list); mind capital letters and blanks that were copied along."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, check */
    N_("Does the call work with user name and password set anew?"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, title */
    N_("The call is refused in spite of credentials"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, short */
    N_("Refused despite auth"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, explain */
    N_("The INVITE with credentials of {auth.username} for the realm {auth.realm} was "
       "answered {final.status_line}. An address that is not let in is mostly refused "
       "before credentials are asked for; a refusal of the credentials themselves is "
       "the usual reason."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, check */
    N_("Does the call work when the trunk asks for no credentials, or with them set "
       "anew?"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, about */
    N_("Which INVITE gets the 403? The first one, without credentials: the access list. "
       "The one after a 407, with credentials: user name or password."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, note */
    N_("challenged again, and not because the nonce was stale"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, title */
    N_("The credentials are refused by another challenge"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, explain */
    N_("The INVITE carried credentials of {auth.username} for the realm {auth.realm}, "
       "and was challenged once more without stale=true. So these credentials do not "
       "fit: the user name, the password, or what the digest was made over (realm, nonce, "
       "method, and the uri= in it, which has to be the Request-URI)."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, fix */
    N_("Compare the user name and the realm with the account, and uri= in the credentials "
       "with the Request-URI; then set the password anew, minding capital letters and "
       "copied blanks."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, check */
    N_("Do user name, realm and password fit those of the account?"),
    /* TRANSLATORS: rules/50-authentication.yaml, call-rejected, note */
    N_("the answer to the INVITE with credentials"),
    /* TRANSLATORS: rules/50-authentication.yaml, call-rejected, note */
    N_("no full number as +E.164"),
    /* TRANSLATORS: rules/50-authentication.yaml, call-rejected, explain */
    N_("{final.src.ip} asked for credentials, got those of {auth.username}, and answered "
       "{final.status_line} without a word why. Two things are usual then: the caller's "
       "number, which stands in From as {invite.from.user|no number at all} and is no "
       "full number, or the user name and password."),
    /* TRANSLATORS: rules/50-authentication.yaml, call-rejected, fix */
    N_("Let the PBX send a number of yours in the form that the provider asks for (most "
       "often + and country code) in From and P-Asserted-Identity, then set user name "
       "and password anew."),
    /* TRANSLATORS: rules/50-authentication.yaml, call-rejected, check */
    N_("Does the provider's log of the call name the number or the account?"),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-wrong-header, expected */
    N_("Proxy-Authorization for a 407, Authorization for a 401"),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-wrong-header, title */
    N_("The credentials stand in the wrong header"),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-wrong-header, short */
    N_("Auth in wrong header"),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-wrong-header, explain */
    N_("The challenge was {challenge.status_line}; the credentials came in {auth.wrong_header}, "
       "where the other side does not look for them."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-wrong-header, fix */
    N_("Answer 407 with Proxy-Authorization and 401 with Authorization."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-wrong-header, explain */
    N_("407 is answered by Proxy-Authorization, 401 by Authorization."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-wrong-header, look */
    N_("The header of the second request."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-realm-mismatch, title */
    N_("The credentials are for another realm"),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-realm-mismatch, short */
    N_("Auth: other realm"),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-realm-mismatch, explain */
    N_("The challenge asks for the realm {challenge.realm}, the credentials are for "
       "{auth.realm}."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-realm-mismatch, fix */
    N_("Let the PBX take the realm from the challenge."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-realm-mismatch, explain */
    N_("The realm in the credentials is not that of the challenge."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-realm-mismatch, look */
    N_("realm in both headers."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, title */
    N_("Every nonce is called stale"),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, short */
    N_("Nonce stale"),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, explain */
    N_("The server called the nonce stale {auth.stale} times. Either its nonces live "
       "too short, or several servers without a common secret answer in turn, or the "
       "client goes on using the old one."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, fix */
    N_("Look at the clocks and the nonce lifetime of the server; send a call's requests "
       "to one and the same server."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, check */
    N_("Does the client use the nonce of the last challenge?"),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, title */
    N_("The nonce is always stale"),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, explain */
    N_("Challenge follows challenge, each with stale=true."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, look */
    N_("stale=true in the challenges."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, fix */
    N_("Look for clocks, load balancers and retries that outlive the nonce."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, title */
    N_("The server does not take the nonce of the credentials"),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, explain */
    N_("The server answered the credentials with {final.status_line}. It does not take "
       "the nonce in them as one of its own: too much time passed since the challenge, "
       "or another server had given it out."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, fix */
    N_("Let the client answer the challenge at once, with the nonce of that challenge; "
       "look at the nonce lifetime of the server."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, check */
    N_("How long is it from the challenge to the request with credentials?"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, note */
    N_("the client may know MD5 only"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, title */
    N_("The challenge uses an algorithm that the client may not know"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, short */
    N_("Digest algo unknown?"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, explain */
    N_("The challenge asks for {challenge.algorithm}, and no credentials follow."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, fix */
    N_("Let the server offer MD5 as well, or update the client."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, check */
    N_("Which digest algorithms does the client know?"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, explain */
    N_("The challenge asks for one that the PBX does not have."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, look */
    N_("algorithm in the challenge."),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, note */
    N_("carried none, and none that does follows"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, title */
    N_("The challenge is not answered"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, short */
    N_("Challenge unanswered"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, explain */
    N_("{final.src.ip} asks for credentials with {final.status_line}, and {request.src.ip} "
       "does not send the {method} again with them."),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, fix */
    N_("Give {request.src.ip} the user name and password that {challenge.realm|this "
       "server} knows it by."),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, check */
    N_("Does the log of {request.src.ip} say why it gives up?"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, title */
    N_("The PBX sends no credentials"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, explain */
    N_("It does not answer the challenge."),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, look */
    N_("No second INVITE after the 407."),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, fix */
    N_("Enter user name and password for this trunk in the PBX."),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, note */
    N_("carried no credentials, and none that does follows"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, title */
    N_("A challenge is not answered"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, explain */
    N_("{final.src.ip} asks {request.src.ip} for credentials with {final.status_line}, "
       "and no {method} with credentials follows. If {request.src.ip} is one of yours, "
       "it has no user name and password for {challenge.realm|that server}, or does "
       "not use them. If it is a stranger to {final.src.ip}, this is what a scanner "
       "looks like that probes for an open PBX, and it is turned away as it should be."),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, fix */
    N_("If {request.src.ip} is yours, set its account for {challenge.realm|this server}. "
       "If it is not, let the firewall of {final.src.ip} accept SIP from known addresses "
       "only."),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, check */
    N_("Do you know {request.src.ip}?"),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, title */
    N_("The registrar fails: {final.status_line}"),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, short */
    N_("REGISTER failed, 5xx"),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, explain */
    N_("{final.src.ip} answered the REGISTER for {final.to} with {final.status_line}. "
       "{status_meaning|}"),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, fix */
    N_("A 5xx tells of the server, or of its way onward, and not of the account: try "
       "again later, or another server of the domain (its SRV records). If the server "
       "is yours, look there why it fails."),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, check */
    N_("Do other users register at {final.src.ip} at this time?"),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, title */
    N_("The registration is refused: {final.status_line}"),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, short */
    N_("REGISTER refused"),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, fix */
    N_("Compare the user, the domain and the expiry time with the account; a trunk that "
       "knows its customer by address takes no REGISTER at all."),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, title */
    N_("The registration is refused"),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, explain */
    N_("The provider does not take it."),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, look */
    N_("The status of the REGISTER."),
    /* TRANSLATORS: rules/50-authentication.yaml, scanner-probe, title */
    N_("A scanner looks for a way in"),
    /* TRANSLATORS: rules/50-authentication.yaml, scanner-probe, short */
    N_("Scanner probe"),
    /* TRANSLATORS: rules/50-authentication.yaml, scanner-probe, explain */
    N_("This comes from {request.src.ip}, from a program that is used to look for open "
       "PBXs ({request.user_agent|by its From}). Unless it is a test of your own, it "
       "is no call of yours, and that it fails is as it should be."),
    /* TRANSLATORS: rules/50-authentication.yaml, scanner-probe, fix */
    N_("Let the firewall accept SIP from your provider's addresses only."),
    /* TRANSLATORS: rules/50-authentication.yaml, scanner-probe, explain */
    N_("The request comes from no provider but from a scanner."),
    /* TRANSLATORS: rules/50-authentication.yaml, scanner-probe, look */
    N_("Its address and User-Agent."),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, title */
    N_("Many registrations of one address are refused"),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, short */
    N_("Many REGISTER refused"),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, explain */
    N_("{register.refused} registrations from {register.refused_to} were refused. If "
       "it is no office of yours with a wrong password, somebody is trying passwords."),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, fix */
    N_("Block {register.refused_to} in the firewall, or mend the password of the devices "
       "there."),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, check */
    N_("Is {register.refused_to} known to you?"),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, explain */
    N_("Registrations fail again and again from one address."),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, look */
    N_("Their addresses."),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, fix */
    N_("Block the address; use long passwords."),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, expected */
    N_("Min-Expires with the least time"),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, note */
    N_("no Min-Expires among its headers"),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, title */
    N_("The registration asks for too short a time, and the 423 does not say how long "
       "it has to be"),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, short */
    N_("423 no Min-Expires"),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, explain */
    N_("The REGISTER asks for {register.asks|an expiry} s and {final.src.ip} answered "
       "{final.status_line}. A 423 has to name the least time in Min-Expires; this one "
       "does not, so that the client cannot ask for the right one."),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, fix */
    N_("Set a longer registration time on {register.src.ip} (3600 s is taken nearly "
       "everywhere), and let {final.src.ip} write Min-Expires into its 423."),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, expected */
    N_("at least {final.min_expires|what Min-Expires says}"),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, title */
    N_("The registration asks for too short a time"),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, short */
    N_("423: expiry too short"),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, explain */
    N_("The REGISTER asks for {register.asks|an expiry} s; {final.src.ip} registers "
       "for at least {final.min_expires|a longer time} s (Min-Expires) and refuses it "
       "with {final.status_line}, {register.too_brief} times in this capture. A client "
       "that gets 423 has to ask again with at least that time, and this one does not."),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, fix */
    N_("Set the registration time of {register.src.ip} to {final.min_expires|what the "
       "registrar wants} s or more."),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, about */
    N_("Proven when the last REGISTER of the capture was answered 423. Looks alike: "
       "a 423 after which the client asks for more and is registered, which is sound."),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, explain */
    N_("The registrar wants at least what Min-Expires of its 423 says, and the client "
       "asks for less again."),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, look */
    N_("423 Interval Too Brief, its Min-Expires, and Expires of the next REGISTER."),
    /* TRANSLATORS: rules/52-registration.yaml, register-interval-too-brief, fix */
    N_("Set the registration time of the client to that value or more."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, expected */
    N_("expires= of more than 0"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, note */
    N_("granted for 0 s, which is a registration removed"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, title */
    N_("The registration is accepted for 0 seconds"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, short */
    N_("Granted for 0 s"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, explain */
    N_("{register.src.ip} asks for {register.asks} s and gets {registered.status_line} "
       "with expires=0 at its own Contact: nothing is registered, although the status "
       "says so, and no call will arrive."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, fix */
    N_("Look in the registrar for why it grants nothing (its longest time is 0, another "
       "client of the account removes the binding, the Contact is not allowed), and "
       "let the client take an expires of 0 for a failure."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, title */
    N_("The registration is accepted and not granted"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, explain */
    N_("The 200 lists the Contacts that are registered, with their times. With expires=0, "
       "or without the Contact, nothing is."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, look */
    N_("The Contact of the 200 to the REGISTER."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, fix */
    N_("Look in the registrar for why it grants nothing."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, expected */
    N_("a Contact that lists {register.contact}"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, note */
    N_("no Contact among its headers"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, title */
    N_("The 200 to the REGISTER lists no Contact"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, short */
    N_("200 lists no Contact"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, explain */
    N_("A registrar lists in its 200 all Contacts that are registered now, each with "
       "its time. {registered.src.ip} lists none: by that answer {register.contact} "
       "is not registered, and the client does not know when to refresh. Some go on "
       "as if all were well, some register again and again."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, fix */
    N_("Look whether the registrar really holds {register.contact}, and let it put Contact "
       "and expires into its 200; a proxy on the way may take them out."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-not-granted, check */
    N_("Do calls to {register.to} arrive?"),
    /* TRANSLATORS: rules/52-registration.yaml, too-many-contacts, note */
    N_("one more than the registrar holds for this user"),
    /* TRANSLATORS: rules/52-registration.yaml, too-many-contacts, title */
    N_("The account has as many registrations as it may have: {final.status_line}"),
    /* TRANSLATORS: rules/52-registration.yaml, too-many-contacts, short */
    N_("Too many contacts"),
    /* TRANSLATORS: rules/52-registration.yaml, too-many-contacts, explain */
    N_("{final.src.ip} answered {final.status_line}: it holds the most Contacts for "
       "{register.to} that are allowed. Old ones count until they run out; a client "
       "that registers anew after each restart or from another port leaves one behind "
       "each time."),
    /* TRANSLATORS: rules/52-registration.yaml, too-many-contacts, fix */
    N_("Remove the registrations that are no longer used, ask for a shorter time so "
       "that dead ones run out soon, or raise the limit (max_contacts, with remove_existing, "
       "in Asterisk PJSIP; max_contacts of the registrar module in Kamailio and OpenSIPS)."),
    /* TRANSLATORS: rules/52-registration.yaml, too-many-contacts, title */
    N_("The account has as many registrations as it may have"),
    /* TRANSLATORS: rules/52-registration.yaml, too-many-contacts, explain */
    N_("Registrations that are left behind by restarts and changed ports count until "
       "they run out."),
    /* TRANSLATORS: rules/52-registration.yaml, too-many-contacts, look */
    N_("The words of the refusal, and how many Contacts the last 200 listed."),
    /* TRANSLATORS: rules/52-registration.yaml, too-many-contacts, fix */
    N_("Remove old registrations, ask for a shorter time, or raise the limit."),
    /* TRANSLATORS: rules/52-registration.yaml, challenge-without-header, expected */
    N_("WWW-Authenticate (401) or Proxy-Authenticate (407) with realm and nonce"),
    /* TRANSLATORS: rules/52-registration.yaml, challenge-without-header, note */
    N_("no challenge among its headers"),
    /* TRANSLATORS: rules/52-registration.yaml, challenge-without-header, title */
    N_("The {final.status} has no challenge in it"),
    /* TRANSLATORS: rules/52-registration.yaml, challenge-without-header, short */
    N_("Empty challenge"),
    /* TRANSLATORS: rules/52-registration.yaml, challenge-without-header, explain */
    N_("{final.src.ip} answered {final.status_line}: the sender is to prove who it is. "
       "Realm and nonce for that have to stand in WWW-Authenticate or Proxy-Authenticate, "
       "and neither is there, so that {request.src.ip} cannot answer."),
    /* TRANSLATORS: rules/52-registration.yaml, challenge-without-header, fix */
    N_("Look in {final.src.ip} for why it writes no challenge (no realm or no user for "
       "this domain), and between the two for something that takes the header away; "
       "a plain refusal has to be 403."),
    /* TRANSLATORS: rules/52-registration.yaml, challenge-without-header, title */
    N_("The 401 or 407 has no challenge in it"),
    /* TRANSLATORS: rules/52-registration.yaml, challenge-without-header, explain */
    N_("Without realm and nonce the sender cannot prove who it is."),
    /* TRANSLATORS: rules/52-registration.yaml, challenge-without-header, look */
    N_("WWW-Authenticate in the 401, Proxy-Authenticate in the 407."),
    /* TRANSLATORS: rules/52-registration.yaml, challenge-without-header, fix */
    N_("Let the server write the challenge, or refuse with 403."),
    /* TRANSLATORS: rules/52-registration.yaml, register-uri-has-user, expected */
    N_("REGISTER sip:{register.request_uri.host}, without user and @"),
    /* TRANSLATORS: rules/52-registration.yaml, register-uri-has-user, title */
    N_("The REGISTER has a user in its Request-URI"),
    /* TRANSLATORS: rules/52-registration.yaml, register-uri-has-user, short */
    N_("User in REGISTER URI"),
    /* TRANSLATORS: rules/52-registration.yaml, register-uri-has-user, explain */
    N_("The Request-URI of a REGISTER names the registrar's domain alone; this one says "
       "{register.uri_user}@{register.request_uri.host}. Registrars that keep to the "
       "rule do not find that, and {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/52-registration.yaml, register-uri-has-user, fix */
    N_("Enter the domain alone as registrar (or registrar URI) in {register.src.ip}; "
       "the user belongs into To, From and Contact."),
    /* TRANSLATORS: rules/52-registration.yaml, register-uri-has-user, check */
    N_("Does the registration work with the domain alone?"),
    /* TRANSLATORS: rules/52-registration.yaml, register-uri-has-user, explain */
    N_("It names the domain alone; some registrars answer 404 or 400 otherwise."),
    /* TRANSLATORS: rules/52-registration.yaml, register-uri-has-user, look */
    N_("The request line of the REGISTER: a user before the @."),
    /* TRANSLATORS: rules/52-registration.yaml, register-uri-has-user, fix */
    N_("Enter the domain alone as registrar."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, expected */
    N_("user {register.to.user}"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, title */
    N_("The registration is refused: {final.status_line}; its Contact names another "
       "user than the account"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, short */
    N_("Contact: other user"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, explain */
    N_("{register.src.ip} registers {register.to} with a Contact of user {register.other_user}, "
       "and {final.src.ip} answered {final.status_line} without saying why. By the protocol "
       "the user of a Contact is the client's own affair, but some registrars take only "
       "that of the account ({register.to.user}). The other reading is the plain one: "
       "that account is not known there, or may not register."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, fix */
    N_("Compare the account {register.to.user} and its domain with what the registrar "
       "has. If both are right, let the client write {register.to.user} as the user "
       "of its Contact (contact user, \"force contact user\")."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, check */
    N_("Is the registration accepted with {register.to.user} in the Contact, or does "
       "the account {register.to.user} not exist there?"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, about */
    N_("Possible only: the protocol lets the two differ, and 404 also says that there "
       "is no such account. A look-alike is a registration with such a Contact that "
       "is accepted."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, title */
    N_("The Contact of the REGISTER names another user"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, explain */
    N_("Some registrars take only the user of the account in the Contact."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, look */
    N_("The user in Contact beside that in To."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-user, fix */
    N_("Let the client write the user of the account into the Contact."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, expected */
    N_("{register.moved_from}, as before"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, note */
    N_("an earlier REGISTER of the same registration"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, title */
    N_("A refresh of the registration gives a private address"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, short */
    N_("REGISTER: private IP"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, explain */
    N_("The registration began with Contact {register.moved_from}; later REGISTERs say "
       "{register.moved_to}, a private address, and that is where the registrar sends "
       "incoming calls from then on. They do not reach {register.src.ip}, unless the "
       "registrar mends it."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, fix */
    N_("Let the client give its public address in every REGISTER, the refreshing ones "
       "too (external address, STUN, rewrite_contact), or let the registrar use the "
       "address that it saw (received)."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, check */
    N_("Do incoming calls arrive before the first refresh and not after it?"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, explain */
    N_("Incoming calls go to the Contact of the last REGISTER, and a private one leads "
       "nowhere."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, look */
    N_("The Contacts of the first REGISTER and of the later ones."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, note */
    N_("sent {lost.sends} times to {lost.dst}"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, title */
    N_("The call goes to a private address, and nothing answers"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, short */
    N_("Call to private IP"),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, explain */
    N_("{lost.src.ip}, a public address, sent the INVITE {lost.sends} times to {lost.dst}, "
       "a private one, which leads nowhere from a public network. So it is when the "
       "Contact of a phone behind NAT is called as it stands."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, fix */
    N_("Let the server send calls to the address and port that the REGISTER came from "
       "(received and rport, fix_nated_register, rewrite_contact), or let the phone "
       "give its public address."),
    /* TRANSLATORS: rules/52-registration.yaml, register-contact-private, check */
    N_("Does a VPN or a local network lead from {lost.src.ip} to {lost.dst.ip}?"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-renewed-late, note */
    N_("{register.late_by} s after the registration had run out"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-renewed-late, title */
    N_("The registration is renewed after it has run out"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-renewed-late, short */
    N_("REGISTER renewed late"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-renewed-late, explain */
    N_("The registrar grants a time, and the next REGISTER came {register.late_by} s "
       "after its end. In between {register.to} was not registered, and calls to it "
       "would fail."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-renewed-late, fix */
    N_("Let {register.src.ip} refresh well before the end (half of the time that the "
       "2xx grants, not of what it asked for)."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-renewed-late, check */
    N_("Do incoming calls fail from time to time, for about {register.late_by} s?"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-renewed-late, explain */
    N_("The registrar granted a shorter time than the client waits, and calls in between "
       "fail."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-renewed-late, look */
    N_("expires in the 200 beside the time to the next REGISTER."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-renewed-late, fix */
    N_("Let the client refresh by what the 200 grants."),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, say */
    N_("The phone was heard of shortly before."),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, note */
    N_("sent {lost.sends} times to {lost.dst}, no answer"),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, note */
    N_("the phone comes from another port now, so the old way is closed"),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, note */
    N_("the registration, {phone.age} s before; the last packet from there came {phone.idle} "
       "s before the INVITE"),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, title */
    N_("The NAT before the registered phone has forgotten the way in"),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, short */
    N_("NAT phone unreachable"),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, explain */
    N_("The phone registered from {phone.from} through a NAT (its Contact is another "
       "address), {phone.age} s before the call. Nothing had come from there for {phone.idle} "
       "s when the INVITE was sent to it, {lost.sends} times without an answer: a NAT "
       "closes such a mapping after 30 s to some minutes without a packet, and from "
       "then on keeps calls out."),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, fix */
    N_("Let the phone keep the mapping open: keep-alives (CRLF, OPTIONS or STUN) every "
       "25 s, or a registration time shorter than the NAT's; on the server, qualify "
       "or nat ping does the same. TCP or TLS with keep-alive holds longer."),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, check */
    N_("Does the call arrive in the first half minute after a registration?"),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, about */
    N_("Likely when an INVITE to the very address and port that a phone behind NAT registered "
       "from is not answered, and nothing came from that port for 20 s or more, or the "
       "phone registers from another port later. Looks alike: a phone that was switched "
       "off, whose registration has not run out."),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, title */
    N_("The NAT before a registered phone has forgotten the way in"),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, explain */
    N_("A NAT keeps a mapping open for 30 s to some minutes. Calls to a phone that sends "
       "nothing meanwhile do not get in."),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, look */
    N_("The time from the last packet of the phone to the call; another port at its "
       "next REGISTER."),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, fix */
    N_("Keep-alives every 25 s, or a shorter registration."),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, note */
    N_("the registration, {phone.age} s before"),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, title */
    N_("A registered phone behind NAT is not reached"),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, explain */
    N_("The phone registered from {phone.from} through a NAT, {phone.age} s before the "
       "call, and the INVITE to that address and port was sent {lost.sends} times without "
       "an answer. Either the NAT does not let it in any more (its mapping is gone), "
       "or the phone itself is gone."),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, fix */
    N_("Look whether the phone is on, and whether calls reach it right after a registration; "
       "if so, let it send keep-alives (CRLF, OPTIONS, STUN) every 25 s."),
    /* TRANSLATORS: rules/52-registration.yaml, nat-binding-timeout, check */
    N_("Does the phone answer OPTIONS now, and after its next registration?"),
    /* TRANSLATORS: rules/52-registration.yaml, registered-other-port, expected */
    N_("sent to {phone.from}"),
    /* TRANSLATORS: rules/52-registration.yaml, registered-other-port, title */
    N_("The call goes to another port than the phone registered from"),
    /* TRANSLATORS: rules/52-registration.yaml, registered-other-port, short */
    N_("Call to another port"),
    /* TRANSLATORS: rules/52-registration.yaml, registered-other-port, explain */
    N_("The phone registered from {phone.from}; the INVITE for it went to {lost.dst}, "
       "{lost.sends} times without an answer. A NAT lets in only what comes to the port "
       "that the phone itself has opened."),
    /* TRANSLATORS: rules/52-registration.yaml, registered-other-port, fix */
    N_("Let the server send calls to the address and port that the REGISTER came from "
       "(received and rport, fix_nated_register, rewrite_contact), not to the one in "
       "the Contact or the default port."),
    /* TRANSLATORS: rules/52-registration.yaml, registered-other-port, check */
    N_("Does a NAT stand before the phone?"),
    /* TRANSLATORS: rules/52-registration.yaml, registered-other-port, explain */
    N_("A NAT lets in only what comes to the port that the phone has opened."),
    /* TRANSLATORS: rules/52-registration.yaml, registered-other-port, look */
    N_("The destination of the INVITE beside the source of the REGISTER."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, note */
    N_("{called.over_for} s over when the call began"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, title */
    N_("The registration of the called user has run out"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, short */
    N_("Registration expired"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, explain */
    N_("{called.as} registered from {called.from}, and that registration had been over "
       "for {called.over_for} s when the call came: no REGISTER renewed it. {final.src.ip} "
       "answered {final.status_line}."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, fix */
    N_("Let the phone refresh its registration well before its end, and find out why "
       "it did not (switched off, network, refused REGISTER)."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, check */
    N_("Is the phone on, and does it send REGISTER?"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, explain */
    N_("Nothing renewed it, and the server does not know where to send the call."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, look */
    N_("404 or 480, and no REGISTER since longer than was granted."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, note */
    N_("signed off {called.over_for} s before the call began"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, title */
    N_("The called user has signed off"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, explain */
    N_("{called.as} took back its registration (a REGISTER with an expiry of 0 from "
       "{called.from}) {called.over_for} s before the call came, and none followed. "
       "{final.src.ip} answered {final.status_line}, as it has to."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, fix */
    N_("If the phone should have been reachable, find out why it signed off (a restart, "
       "a change of its settings, another application that used the same account)."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-ran-out, check */
    N_("Is the phone on, and does it register anew?"),
    /* TRANSLATORS: rules/52-registration.yaml, registered-under-other-form, note */
    N_("registered as {called.as}"),
    /* TRANSLATORS: rules/52-registration.yaml, registered-under-other-form, title */
    N_("The called user is registered, and the server says it is not there"),
    /* TRANSLATORS: rules/52-registration.yaml, registered-under-other-form, short */
    N_("Registered, not found"),
    /* TRANSLATORS: rules/52-registration.yaml, registered-under-other-form, explain */
    N_("{called.as} registered from {called.from} at the same server, and that still "
       "holds; yet the call to {invite.request_uri} was answered {final.status_line}. "
       "The two forms of the address (user, domain, port) have to be the same for the "
       "server to find it."),
    /* TRANSLATORS: rules/52-registration.yaml, registered-under-other-form, fix */
    N_("Call the user in the very form in which it registers, and look how the server "
       "compares the two (domain, port, capital letters, alias)."),
    /* TRANSLATORS: rules/52-registration.yaml, registered-under-other-form, check */
    N_("Does the server's table of registrations hold {invite.request_uri.user}, and "
       "under which domain?"),
    /* TRANSLATORS: rules/52-registration.yaml, registered-under-other-form, explain */
    N_("User, domain or port of the call are not those of the registration."),
    /* TRANSLATORS: rules/52-registration.yaml, registered-under-other-form, look */
    N_("The Request-URI of the call beside the To of the REGISTER."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-replaced, note */
    N_("this registration took the place of the other"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-replaced, note */
    N_("registered before, and not renewed since"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-replaced, title */
    N_("Another device has taken over the registration of the called user"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-replaced, short */
    N_("Registration replaced"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-replaced, explain */
    N_("{called.as} was registered from {called.from}; then {called.replaced_by} registered "
       "the same user, and the registrar's answer no longer lists the first. The call "
       "goes to the new one, and the first phone does not ring."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-replaced, fix */
    N_("Give each device a user of its own, or let the registrar keep several bindings "
       "for a user (max_contacts, no \"remove existing\")."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-replaced, check */
    N_("Which of the two devices is to ring?"),
    /* TRANSLATORS: rules/52-registration.yaml, registration-replaced, explain */
    N_("The registrar keeps one binding for a user, and a second device has replaced "
       "it."),
    /* TRANSLATORS: rules/52-registration.yaml, registration-replaced, look */
    N_("A REGISTER of the same user from another address."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-unanswered, note */
    N_("the refresh, sent {reinvite.sends} times to {reinvite.dst}, no answer"),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-unanswered, title */
    N_("The session refresh finds no answer"),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-unanswered, short */
    N_("Refresh: no reply"),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-unanswered, explain */
    N_("{reinvite.src.ip} refreshes the session by {reinvite.method} (Session-Expires "
       "{reinvite.session_expires} s), {reinvite.sends} times, and nothing comes back "
       "from {reinvite.dst}. A side whose refresh is not answered takes the call for "
       "dead and hangs up, at the latest when the session interval ends."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-unanswered, fix */
    N_("Let requests within the call through to {reinvite.dst} (a firewall or NAT that "
       "has forgotten the way after some minutes, an ACL), and let the other side answer "
       "re-INVITE and UPDATE; until then, switch session timers off."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-unanswered, check */
    N_("Does the request arrive at the other end?"),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-unanswered, explain */
    N_("A re-INVITE or UPDATE that is to refresh the session gets no response, and the "
       "call ends for it."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-unanswered, look */
    N_("A re-INVITE with Session-Expires at half the interval, sent again and again."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-unanswered, fix */
    N_("Let requests within the call through (NAT, firewall, ACL), or switch session "
       "timers off."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, note */
    N_("the refresh, answered {refresh_final.status_line}"),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, note */
    N_("{refresh.uncounted} s after the session began or was refreshed before that"),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, title */
    N_("The {refresh.method} that refreshed the session is not counted"),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, short */
    N_("Refresh not counted"),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, explain */
    N_("{refresh.src.ip} refreshed the session by {refresh.method} in time and got {refresh_final.status_line}. "
       "All the same {bye.src.ip} hung up {refresh.uncounted} s after the session began "
       "or was refreshed before that, when the first interval ({refresh.session_expires} "
       "s) ends: it answers the {refresh.method} and does not restart its timer."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, fix */
    N_("Let {bye.src.ip} restart its session timer with every 2xx to a re-INVITE or "
       "UPDATE that carries Session-Expires (an update of its software, most likely), "
       "or switch session timers off with it; a refresh by the other of the two methods "
       "may count."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, check */
    N_("Does the call stay up when the session is refreshed by re-INVITE, or without "
       "a session timer?"),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, about */
    N_("Likely when the side that took the refresh hangs up within a second of the time "
       "at which the interval before it ends. Looks alike: a person who hangs up just "
       "then."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, title */
    N_("A session refresh is answered and not counted"),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, explain */
    N_("The side that answers the refresh hangs up as if it had not come."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, look */
    N_("An UPDATE with 200, and a BYE when the first interval ends."),
    /* TRANSLATORS: rules/52-registration.yaml, session-refresh-not-counted, fix */
    N_("Update the software of that side, refresh by re-INVITE, or switch session timers "
       "off with it."),
    /* TRANSLATORS: rules/52-registration.yaml, session-both-refresh, note */
    N_("one side refreshes"),
    /* TRANSLATORS: rules/52-registration.yaml, session-both-refresh, note */
    N_("the other side does, too, before the first was answered"),
    /* TRANSLATORS: rules/52-registration.yaml, session-both-refresh, title */
    N_("Both sides refresh the session at the same time"),
    /* TRANSLATORS: rules/52-registration.yaml, session-both-refresh, short */
    N_("Both sides refresh"),
    /* TRANSLATORS: rules/52-registration.yaml, session-both-refresh, explain */
    N_("Each side takes itself for the refresher: {refresh.met} and {refresh.met_by} "
       "met, both were refused with 491, and the call was hung up {session.age} s after "
       "the session began or was last refreshed. In a re-INVITE or UPDATE, uac means "
       "the side that sends this request, whoever had called whom."),
    /* TRANSLATORS: rules/52-registration.yaml, session-both-refresh, fix */
    N_("Let one side only refresh. The side that is not the refresher must not; who "
       "refreshes is said by refresher= in the last 2xx, seen from that request (uac: "
       "its sender). After a 491 a side has to try again after a random time, not to "
       "hang up."),
    /* TRANSLATORS: rules/52-registration.yaml, session-both-refresh, check */
    N_("Which of the two has the wrong idea of refresher=, by the last 2xx before?"),
    /* TRANSLATORS: rules/52-registration.yaml, session-both-refresh, explain */
    N_("Each takes itself for the refresher; the refreshes meet, both are refused with "
       "491, and the call ends."),
    /* TRANSLATORS: rules/52-registration.yaml, session-both-refresh, look */
    N_("Two re-INVITEs with Session-Expires at the same time, 491 both ways."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, expected */
    N_("uri=\"{auth.request_uri}\""),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, note */
    N_("the uri that the digest was made over"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, note */
    N_("the Request-URI of the same request"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, title */
    N_("The uri of the digest is not the Request-URI"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, short */
    N_("Digest uri not R-URI"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, explain */
    N_("The digest in the credentials was made over uri {auth.uri}; the Request-URI "
       "of the same request is {auth.request_uri}. A server that compares the two, or "
       "computes its digest over the Request-URI, does not take such credentials, however "
       "right the account is; this one answered {final.status_line}."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, fix */
    N_("Let the client take the uri of its credentials from the Request-URI to the letter, "
       "with port and parameters; look for an SBC or ALG that changes one of the two "
       "after the digest was made."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, check */
    N_("Is the request accepted when both are the same, for instance with the registrar "
       "or domain entered without port and parameters?"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, about */
    N_("Likely when the request is refused or challenged again without stale=true and "
       "its digest names another uri. Some servers compute over the uri of the header "
       "and take it all the same."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, explain */
    N_("A server that compares the two, or computes its digest over the Request-URI, "
       "does not take such credentials."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-uri-mismatch, look */
    N_("uri= in the credentials beside the request line."),
    /* TRANSLATORS: rules/54-credentials.yaml, auth-same-cseq, expected */
    N_("a number higher than that of the challenge"),
    /* TRANSLATORS: rules/54-credentials.yaml, auth-same-cseq, note */
    N_("the challenge was to this one"),
    /* TRANSLATORS: rules/54-credentials.yaml, auth-same-cseq, title */
    N_("The request with credentials has the CSeq of the one before"),
    /* TRANSLATORS: rules/54-credentials.yaml, auth-same-cseq, short */
    N_("Auth with same CSeq"),
    /* TRANSLATORS: rules/54-credentials.yaml, auth-same-cseq, explain */
    N_("A request that is sent again with credentials is a new one, and its CSeq number "
       "is one higher. This one has the same ({auth.cseq}), so that a server takes it "
       "for a retransmission or a merged request; {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/54-credentials.yaml, auth-same-cseq, fix */
    N_("Let the client count the CSeq on when it adds credentials."),
    /* TRANSLATORS: rules/54-credentials.yaml, auth-same-cseq, explain */
    N_("A request that is sent again with credentials is a new one, and its CSeq number "
       "is one higher. This one has the same, and a server may take it for a retransmission."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-not-renewed, note */
    N_("not the nonce of the challenge before it"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-not-renewed, title */
    N_("The credentials use an old nonce"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-not-renewed, short */
    N_("Old nonce used"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-not-renewed, explain */
    N_("The last challenge gives the nonce {challenge.nonce}; the credentials after "
       "it still use {auth.old_nonce}. A server need not take an older one; this one "
       "answered {final.status_line}."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-not-renewed, fix */
    N_("Let the client answer every challenge with the nonce of that challenge, and "
       "count nc from 1 again."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-not-renewed, check */
    N_("Does the client send one request with the new nonce at all?"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-not-renewed, explain */
    N_("The client goes on using the nonce of an earlier challenge."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-not-renewed, look */
    N_("nonce= in the credentials beside that of the last challenge."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-algorithm-mismatch, expected */
    N_("{challenge.algorithm|MD5}"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-algorithm-mismatch, title */
    N_("The credentials use an algorithm that the challenge does not offer"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-algorithm-mismatch, short */
    N_("Digest algo mismatch"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-algorithm-mismatch, explain */
    N_("The challenge offers {challenge.algorithm|MD5}; the digest was made with {auth.other_algorithm}, "
       "and the server answered {final.status_line}."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-algorithm-mismatch, fix */
    N_("Let the client use the algorithm of the challenge, or let the server offer MD5 "
       "as well for clients that know nothing else."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-algorithm-mismatch, check */
    N_("Which algorithms does the client know?"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-algorithm-mismatch, explain */
    N_("The server cannot check them."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-algorithm-mismatch, look */
    N_("algorithm= in both."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-incomplete, expected */
    N_("qop with cnonce and nc"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-incomplete, title */
    N_("The credentials say qop and have no {auth.qop_lacks}"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-incomplete, short */
    N_("Digest qop incomplete"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-incomplete, explain */
    N_("With qop the digest is made over nc and cnonce too, so that both have to stand "
       "in the credentials; {auth.qop_lacks} is missing. The server cannot check them "
       "and answered {final.status_line}."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-incomplete, fix */
    N_("Let the client send cnonce and nc (nc=00000001 at the first use of a nonce) "
       "together with qop."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-incomplete, title */
    N_("The credentials say qop and lack cnonce or nc"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-incomplete, look */
    N_("qop, nc and cnonce in the credentials."),
    /* TRANSLATORS: rules/54-credentials.yaml, branch-reused, expected */
    N_("a branch of its own"),
    /* TRANSLATORS: rules/54-credentials.yaml, branch-reused, note */
    N_("the branch of the first INVITE, which was challenged"),
    /* TRANSLATORS: rules/54-credentials.yaml, branch-reused, note */
    N_("sent {challenge.sends} times"),
    /* TRANSLATORS: rules/54-credentials.yaml, branch-reused, title */
    N_("The INVITE with credentials has the branch of the one before"),
    /* TRANSLATORS: rules/54-credentials.yaml, branch-reused, short */
    N_("Branch used again"),
    /* TRANSLATORS: rules/54-credentials.yaml, branch-reused, explain */
    N_("By the branch in Via a server tells a new request from a repeated one. The INVITE "
       "with credentials has the branch of the first INVITE: {invite.dst.ip} takes it "
       "for a repetition, answers with the same {challenge.status_line} again or not "
       "at all, and never reads the credentials."),
    /* TRANSLATORS: rules/54-credentials.yaml, branch-reused, fix */
    N_("Let {invite.src.ip} make a new branch for each new request, the one with credentials "
       "too (an update of its software, most likely)."),
    /* TRANSLATORS: rules/54-credentials.yaml, branch-reused, explain */
    N_("A server takes a request with the branch of an earlier one for its repetition, "
       "and does not read it."),
    /* TRANSLATORS: rules/54-credentials.yaml, branch-reused, look */
    N_("The branch in the Via of both INVITEs."),
    /* TRANSLATORS: rules/54-credentials.yaml, branch-reused, fix */
    N_("Let the sender make a new branch for each request."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-missing, expected */
    N_("nonce=\"{challenge.nonce}\" and a response made with it"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-missing, note */
    N_("an empty nonce"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-missing, title */
    N_("The credentials hold no nonce"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-missing, short */
    N_("Nonce is empty"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-missing, explain */
    N_("{final.src.ip} gave a nonce in its challenge, and the credentials of {request.src.ip} "
       "that follow have an empty one: no response can be right without it. Some clients "
       "send such a header before the first challenge (IMS) and have to fill it in afterwards."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-missing, fix */
    N_("Let {request.src.ip} answer the challenge with its nonce; a client that is set "
       "to send credentials from the start must not go on with the empty ones (an update, "
       "or that setting off)."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-missing, explain */
    N_("The nonce of the challenge has to come back in the credentials."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-missing, look */
    N_("nonce= in Authorization."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-missing, fix */
    N_("Let the client answer the challenge with its nonce."),
    /* TRANSLATORS: rules/54-credentials.yaml, to-tag-in-new-request, expected */
    N_("a To without a tag"),
    /* TRANSLATORS: rules/54-credentials.yaml, to-tag-in-new-request, note */
    N_("the tag of the challenge"),
    /* TRANSLATORS: rules/54-credentials.yaml, to-tag-in-new-request, title */
    N_("The INVITE with credentials carries the To tag of the challenge"),
    /* TRANSLATORS: rules/54-credentials.yaml, to-tag-in-new-request, short */
    N_("To tag of challenge"),
    /* TRANSLATORS: rules/54-credentials.yaml, to-tag-in-new-request, explain */
    N_("An INVITE that begins a call has no tag in To. The one with credentials repeats "
       "the tag of the {challenge.status_line}, so that it looks like a request within "
       "a call, which {reinvite_final.src.ip} does not know: {reinvite_final.status_line}."),
    /* TRANSLATORS: rules/54-credentials.yaml, to-tag-in-new-request, fix */
    N_("Let {reinvite.src.ip} send the request with credentials as the first one was, "
       "with From tag and Call-ID kept, the CSeq raised, and To without a tag."),
    /* TRANSLATORS: rules/54-credentials.yaml, to-tag-in-new-request, explain */
    N_("With a tag in To it looks like a request within a call, and is answered 481."),
    /* TRANSLATORS: rules/54-credentials.yaml, to-tag-in-new-request, look */
    N_("The To of the second INVITE."),
    /* TRANSLATORS: rules/54-credentials.yaml, to-tag-in-new-request, fix */
    N_("Let the sender leave To as it was in the first one."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, expected */
    N_("a higher count"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, note */
    N_("nc={auth.count_reused} was used with this nonce before"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, title */
    N_("The nonce count was used before"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, short */
    N_("Nonce count reused"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, explain */
    N_("A request before this one was taken with the same nonce and a count (nc) that "
       "was as high. The count has to rise with each request that uses a nonce again: "
       "a server that looks takes this one for a replay, and {final.src.ip} answered "
       "{final.status_line}. User and password were right before."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, fix */
    N_("Let {request.src.ip} count nc on with every request of a nonce, or answer a "
       "challenge with its new nonce and nc=00000001."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, check */
    N_("Is the same request taken with the nonce of the new challenge?"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, about */
    N_("The same nonce with a count that did not rise, after a success, and a new challenge. "
       "Looks alike: a wrong password, which no request before was taken with; an old "
       "nonce (nonce-not-renewed)."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, explain */
    N_("The count nc has to rise with each request that uses a nonce again, or a server "
       "takes the request for a replay."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, look */
    N_("nonce and nc in the credentials, beside those of the request before that was "
       "taken."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, fix */
    N_("Let the client count nc on, or use the nonce of the new challenge."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, note */
    N_("nc={within.count_reused} was used with this nonce before"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, title */
    N_("The {within.method} within the call has the nonce count of a request before "
       "it"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, explain */
    N_("The {within.method} carries the nonce that {within_final.src.ip} had taken in "
       "a request before, and a count (nc) that is no higher. The count has to rise "
       "with each request that uses a nonce again: a server that looks takes this one "
       "for a replay, and {within_final.src.ip} answered {within_final.status_line}. "
       "It was not sent again with a new nonce."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-count-reused, fix */
    N_("Let {within.src.ip} count nc on within the call, too, and answer a challenge "
       "with its new nonce and nc=00000001."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-not-offered, note */
    N_("a qop that the challenge does not offer"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-not-offered, title */
    N_("The credentials have a qop that the challenge does not offer"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-not-offered, short */
    N_("Digest qop mismatch"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-not-offered, explain */
    N_("The challenge offers qop={challenge.qop}, the digest was made with qop={auth.other_qop}, "
       "over other parts of the request than the server computes with: {final.status_line}."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-not-offered, fix */
    N_("Let the client choose one of the qop values of the challenge, or let the server "
       "offer qop=\"auth\" as well."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-not-offered, check */
    N_("Which values of qop does the client know?"),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-not-offered, explain */
    N_("The digest is made over other parts of the request than the server computes "
       "with."),
    /* TRANSLATORS: rules/54-credentials.yaml, digest-qop-not-offered, look */
    N_("qop in the challenge and in the credentials."),
    /* TRANSLATORS: rules/54-credentials.yaml, credentials-missing, note */
    N_("asks next, for another realm"),
    /* TRANSLATORS: rules/54-credentials.yaml, credentials-missing, note */
    N_("the credentials answered this one"),
    /* TRANSLATORS: rules/54-credentials.yaml, credentials-missing, title */
    N_("A second challenge, for another realm, is not answered"),
    /* TRANSLATORS: rules/54-credentials.yaml, credentials-missing, short */
    N_("2nd challenge ignored"),
    /* TRANSLATORS: rules/54-credentials.yaml, credentials-missing, explain */
    N_("The credentials of {auth.username} were for the realm {auth.realm}, which had "
       "asked; then {final.src.ip} asks with {final.status_line} for the realm {auth.next_realm} "
       "(a server behind the first one, most likely), and no {method} follows that answers "
       "both."),
    /* TRANSLATORS: rules/54-credentials.yaml, credentials-missing, fix */
    N_("Give {request.src.ip} an account for {auth.next_realm} as well, and let it send "
       "the credentials for both realms; or let the first server take the second challenge "
       "on itself."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-stale-loop, note */
    N_("stale=true, with a new nonce"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-stale-loop, note */
    N_("the last credentials"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-stale-loop, title */
    N_("The nonce is called stale, and no request with the new one follows"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-stale-loop, short */
    N_("New nonce not used"),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-stale-loop, explain */
    N_("{final.src.ip} says that the nonce is too old (stale=true), and not that user "
       "or password are wrong, and gives a new nonce. The client can try again with "
       "that by itself, without asking for a password; it does not."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-stale-loop, fix */
    N_("Let the client answer stale=true with the new nonce (an update, most likely); "
       "a longer life of nonces in the server makes it rarer."),
    /* TRANSLATORS: rules/54-credentials.yaml, nonce-stale-loop, check */
    N_("Does the log of {request.src.ip} show that it takes this for a wrong password?"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, title */
    N_("A change within the call failed: {reinvite_final.status_line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, short */
    N_("Change fails: 481/408"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, explain */
    N_("{reinvite.src.ip} sent {reinvite.method} within the call, and {reinvite_final.src.ip} "
       "answered {reinvite_final.status_line}: it does not know the call any more. The "
       "side that gets this should end the call."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, fix */
    N_("Find out why {reinvite_final.src.ip} forgot the call: a restart, a failover "
       "to another machine, a wrong tag or Call-ID, a session timer."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, title */
    N_("A failed re-INVITE ends the call"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, explain */
    N_("481 or 408 to a re-INVITE ends the call."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, look */
    N_("The status of the re-INVITE, then BYE."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, fix */
    N_("Mend what its status says."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, title */
    N_("A {reinvite.method} within the call was not answered in time: {reinvite_final.status_line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, explain */
    N_("{reinvite.src.ip} sent {reinvite.method} within the call to change or refresh "
       "it. {reinvite_final.src.ip} answered {reinvite_final.status_line}: what stands "
       "behind it gave no answer in time. The side that gets this should end the call."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, fix */
    N_("Find out what {reinvite_final.src.ip} waited for: the way to the other end of "
       "the call (its Contact, a NAT that has closed), or a program there that does "
       "not answer a re-INVITE."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, check */
    N_("Does the re-INVITE arrive at the other end of the call?"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed, title */
    N_("A change within the call was refused: {reinvite_final.status_line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed, short */
    N_("Call change refused"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed, explain */
    N_("{reinvite.src.ip} asked for a change of the call or refreshed it ({reinvite.method}), "
       "and {reinvite_final.src.ip} refused it; no later one was accepted. A call that "
       "is refused a change stays as it was before (RFC 3261 section 14.1)."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed, fix */
    N_("Look in the log of {reinvite_final.src.ip} for why it refuses a {reinvite.method}."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed, title */
    N_("A re-INVITE fails"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed, explain */
    N_("The change that it asks for does not come about, and the call stays as it was."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed, look */
    N_("The status of the re-INVITE."),
    /* TRANSLATORS: rules/60-dialog.yaml, update-not-taken, title */
    N_("The other side takes no UPDATE: {reinvite_final.status_line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, update-not-taken, short */
    N_("UPDATE not taken"),
    /* TRANSLATORS: rules/60-dialog.yaml, update-not-taken, explain */
    N_("{reinvite.src.ip} sent UPDATE within the call, and {reinvite_final.src.ip} answered "
       "{reinvite_final.status_line}. What it was for (a new SDP, a refresh of the session) "
       "did not happen. After the answer a re-INVITE does the same, and every side has "
       "to know it."),
    /* TRANSLATORS: rules/60-dialog.yaml, update-not-taken, fix */
    N_("Let {reinvite.src.ip} use re-INVITE where the Allow of the other side does not "
       "list UPDATE."),
    /* TRANSLATORS: rules/60-dialog.yaml, update-not-taken, title */
    N_("The other side takes no UPDATE"),
    /* TRANSLATORS: rules/60-dialog.yaml, update-not-taken, explain */
    N_("UPDATE is answered 405 or 501: the change or refresh that it was for does not "
       "happen."),
    /* TRANSLATORS: rules/60-dialog.yaml, update-not-taken, look */
    N_("The response to the UPDATE, and its Allow."),
    /* TRANSLATORS: rules/60-dialog.yaml, update-not-taken, fix */
    N_("Let the sender use re-INVITE where the Allow of the other side does not list "
       "UPDATE."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-unanswered, note */
    N_("sent {reinvite.sends} times to {reinvite.dst}, no response"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-unanswered, short */
    N_("No reply mid-call"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-unanswered, explain */
    N_("{reinvite.src.ip} sent {reinvite.method} within the call {reinvite.sends} times "
       "to {reinvite.dst}, and nothing came back. A NAT or firewall that has forgotten "
       "the way, or a wrong Contact, are the usual reasons."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-unanswered, fix */
    N_("Let the side behind the NAT send keep-alives (OPTIONS or CRLF) more often than "
       "the NAT forgets (30 s is safe), and look at the Contact that the request goes "
       "to."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-unanswered, explain */
    N_("It gets lost, often for a Contact or NAT binding that is no longer right."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-unanswered, look */
    N_("The re-INVITE repeated."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, note */
    N_("sent {bye.sends}× to {bye.dst}, no response"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, title */
    N_("The BYE finds no answer"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, short */
    N_("No reply to BYE"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, explain */
    N_("{bye.src.ip} hung up, and its BYE to {bye.dst} was sent {bye.sends}× without "
       "a response. The other side may not know that the call is over."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, fix */
    N_("Look at where the BYE has to go (the Contact of the other side, its Record-Route) "
       "and at the firewall."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, explain */
    N_("Hanging up does not reach the other side."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, look */
    N_("The BYE repeated."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-481, title */
    N_("The BYE was for a call that is not there"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-481, short */
    N_("BYE answered 481"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-481, explain */
    N_("The BYE was answered 481: its receiver does not know the call, or has ended "
       "it already."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-481, fix */
    N_("If both sides had not hung up at the same time, compare the tags and the Call-ID "
       "of the BYE with those of the 2xx."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-481, look */
    N_("Tags and Call-ID."),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, note */
    N_("asks for T.38"),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, note */
    N_("the call is over right after"),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, title */
    N_("T.38 fax was refused, and the call ended instead of going on as voice"),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, short */
    N_("T.38 refused"),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, explain */
    N_("{reinvite.src.ip} asked to go over to T.38, {reinvite_final.src.ip} refused "
       "with {reinvite_final.status_line}, and {bye.src.ip} hung up at once. After such "
       "a refusal the call stays as it was, and a fax can go on by G.711; {bye.src.ip} "
       "does not do that."),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, fix */
    N_("Enable T.38 on both sides; or switch it off on the side that asks, and let the "
       "fax go by G.711 without echo cancelling and silence suppression."),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, check */
    N_("Does a fax go through with T.38 switched off on {reinvite.src.ip}?"),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, title */
    N_("T.38 is refused"),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, explain */
    N_("The other side takes no fax over T.38."),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, look */
    N_("The status of the re-INVITE with m=image."),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, fix */
    N_("Send the fax within G.711, or enable T.38 on both sides."),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, title */
    N_("The change to T.38 fax was refused"),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, explain */
    N_("{reinvite.src.ip} asked to go over to T.38, and {reinvite_final.src.ip} refused "
       "with {reinvite_final.status_line}. The fax goes on as voice (G.711), if it goes "
       "on at all."),
    /* TRANSLATORS: rules/60-dialog.yaml, t38-reinvite-488, fix */
    N_("Enable T.38 on both sides, or disable it on both and use G.711 without echo "
       "cancelling."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-media-refused, title */
    N_("A change of the media within the call was refused"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-media-refused, short */
    N_("Media change refused"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-media-refused, explain */
    N_("{reinvite_final.src.ip} refused the new offer with {reinvite_final.status_line}; "
       "a call that is refused a change keeps the media it had."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-media-refused, fix */
    N_("Compare the codecs of that offer with those of the first one."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-media-refused, explain */
    N_("488 to a re-INVITE; the call goes on as it was."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-media-refused, look */
    N_("The SDP of the re-INVITE."),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, title */
    N_("The INVITE demands an extension that the other side lacks"),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, short */
    N_("420: lacks extension"),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, explain */
    N_("The INVITE requires {invite.require|an extension}; {final.src.ip} does not support "
       "{final.unsupported|it} and refuses with 420."),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, fix */
    N_("Put the extension into Supported instead of Require (100rel most of all), or "
       "switch it off for this trunk."),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, title */
    N_("The other side does not know 100rel"),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, explain */
    N_("It is required and not supported."),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, look */
    N_("Require and Unsupported."),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, fix */
    N_("Do not require 100rel."),
    /* TRANSLATORS: rules/60-dialog.yaml, extension-required-421, title */
    N_("The other side demands an extension that the INVITE does not list"),
    /* TRANSLATORS: rules/60-dialog.yaml, extension-required-421, short */
    N_("421: wants extension"),
    /* TRANSLATORS: rules/60-dialog.yaml, extension-required-421, explain */
    N_("{final.src.ip} wants {final.require|an extension} in the Supported of the INVITE."),
    /* TRANSLATORS: rules/60-dialog.yaml, extension-required-421, fix */
    N_("Enable it for this trunk, or let the other side do without."),
    /* TRANSLATORS: rules/60-dialog.yaml, extension-required-421, explain */
    N_("The request does not offer it."),
    /* TRANSLATORS: rules/60-dialog.yaml, extension-required-421, look */
    N_("Require of the 421."),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, note */
    N_("every element that passes the INVITE on adds a Via above this"),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, title */
    N_("The INVITE is refused as one that came before: {final.status_line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, short */
    N_("482: loop or merged"),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, explain */
    N_("{final.src.ip} had a request with the same Call-ID, From tag and CSeq already. "
       "There are two ways to that: the INVITE reached it more than once, by two branches "
       "of a fork or by a second attempt of a proxy with the same CSeq (a merged request); "
       "or it was sent on and came back (a loop)."),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, fix */
    N_("Look at the Vias of the INVITE at {final.src.ip}: if an element stands there "
       "twice, a route leads back, and has to be changed. If not, the same INVITE was "
       "sent there by two ways: let the element that forks send it once, or with a CSeq "
       "or Call-ID of its own."),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, check */
    N_("Does the INVITE come in at {final.src.ip} twice with different branches, or "
       "with one element twice in its Vias?"),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, about */
    N_("482 has two meanings: a loop (RFC 3261 section 16.3), in which an element finds "
       "itself in the Vias, and a merged request (section 8.2.2.2), in which the same "
       "request comes in by two ways. The Vias tell them apart."),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, title */
    N_("The INVITE is refused as one that came before"),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, explain */
    N_("A request came back to where it had been (a loop), or came there by two ways "
       "(merged)."),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, look */
    N_("The Via headers."),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, fix */
    N_("Mend the routing between PBX and proxy."),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, title */
    N_("The request has run out of hops"),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, short */
    N_("483: out of hops"),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, explain */
    N_("The INVITE left here with Max-Forwards {request.max_forwards}; each element "
       "that passes it on takes one off. {final.src.ip} refuses it with {final.status_line}."),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, fix */
    N_("Let the sender begin with Max-Forwards 70. If it did, look whether the INVITE "
       "has come round by here before."),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, explain */
    N_("Max-Forwards has run out."),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, look */
    N_("Max-Forwards; the Via headers."),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, fix */
    N_("Mend the routing; send Max-Forwards 70."),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, note */
    N_("enough for any sound route"),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, explain */
    N_("The INVITE left here with Max-Forwards {request.max_forwards|(not captured)}, "
       "and {final.src.ip} refuses it with {final.status_line}: either it went round "
       "behind {final.src.ip} until nothing was left of that, or an element on the way "
       "answers so although hops were left."),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, fix */
    N_("Look at the routes behind {final.src.ip}: a number that two elements send to "
       "each other goes round. The log of each shows how often the same Call-ID passed."),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, check */
    N_("How often does this Call-ID stand in the log of {final.src.ip}, and with which "
       "Max-Forwards?"),
    /* TRANSLATORS: rules/60-dialog.yaml, method-not-allowed, title */
    N_("The other side does not take {method}"),
    /* TRANSLATORS: rules/60-dialog.yaml, method-not-allowed, short */
    N_("Method not taken"),
    /* TRANSLATORS: rules/60-dialog.yaml, method-not-allowed, explain */
    N_("{final.src.ip} answered {final.status_line}. It allows {final.allow|(it does "
       "not say what)}."),
    /* TRANSLATORS: rules/60-dialog.yaml, method-not-allowed, fix */
    N_("Send calls to an element that takes them."),
    /* TRANSLATORS: rules/60-dialog.yaml, method-not-allowed, title */
    N_("The method is not allowed"),
    /* TRANSLATORS: rules/60-dialog.yaml, method-not-allowed, explain */
    N_("The other side does not take it."),
    /* TRANSLATORS: rules/60-dialog.yaml, method-not-allowed, look */
    N_("Allow of the response."),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, expected */
    N_(";lr"),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, note */
    N_("has to name the strict router here"),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, title */
    N_("The ACK takes a strict router for a loose one"),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, short */
    N_("Record-Route w/o lr"),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, explain */
    N_("{ack.route.expected} in the Record-Route has no lr, which means strict routing: "
       "the Request-URI of the ACK has to be that route, with the Contact as the last "
       "Route. The ACK has the Contact in its Request-URI, as for a loose router, and "
       "the 2xx was sent {ok.sends} times."),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, fix */
    N_("Let the proxy write ;lr into its Record-Route; strict routing has been out of "
       "use since 2002."),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, check */
    N_("Does the call stay up when the proxy records its route with lr?"),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, title */
    N_("A Record-Route without lr"),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, explain */
    N_("{ack.route.expected} has no lr and thus means strict routing, which few programs "
       "still do right."),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, fix */
    N_("Let the proxy write ;lr into its Record-Route."),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, check */
    N_("Does the ACK follow strict routing (the route in its Request-URI, the Contact "
       "last in Route)?"),
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, say */
    N_("Some packets of this call were cut short by the capture."),
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, title */
    N_("The body is shorter than Content-Length says"),
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, short */
    N_("Body < Content-Length"),
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, explain */
    N_("A message says more in Content-Length than it brings ({body.short} bytes). Whoever "
       "reads it by UDP refuses such a request and throws such a response away, and "
       "it did not get through. A SIP ALG that changes addresses in the body and forgets "
       "the length does this."),
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, fix */
    N_("Switch SIP ALG off in the routers on the way; if there is none, mend the sender."),
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, explain */
    N_("Something on the way changes the body without it, often a SIP ALG."),
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, look */
    N_("Content-Length beside the body."),
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, explain */
    N_("A message says more in Content-Length than it brings ({body.short} bytes). Here "
       "it did no harm that shows."),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, title */
    N_("A message breaks the rules of SIP: {syntax.fault}"),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, short */
    N_("Malformed SIP"),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, explain */
    N_("A message of {syntax.sender} is not as SIP has it: {syntax.fault}. Whoever reads "
       "it strictly refuses it or throws it away, and that is what happened here."),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, fix */
    N_("Mend the sender, or whatever changes its messages on the way."),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, title */
    N_("A message is malformed"),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, look */
    N_("What the inspector marks in the message."),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, explain */
    N_("A message of {syntax.sender} is not as SIP has it: {syntax.fault}. Some receivers "
       "refuse such a message."),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, check */
    N_("Does the receiver's log complain of this message?"),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, note */
    N_("{invite.size} bytes by UDP"),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, title */
    N_("The INVITE is too long for one UDP packet"),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, short */
    N_("INVITE too big (UDP)"),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, explain */
    N_("It has {invite.size} bytes and travels in IP fragments, which many firewalls "
       "and NATs drop. Requests of more than 1300 bytes belong on TCP."),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, fix */
    N_("Use TCP or TLS for the trunk, or make the INVITE shorter (fewer codecs, compact "
       "headers)."),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, check */
    N_("Does a short request such as OPTIONS get an answer?"),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, explain */
    N_("It travels in fragments, which many firewalls drop."),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, look */
    N_("Its length; IP fragments."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, say */
    N_("The call began before the capture."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, say */
    N_("Nothing had rung: a busy phone answers so, and so may a server or trunk whose "
       "limit of calls is reached."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, title */
    N_("The called party was busy"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, short */
    N_("Callee busy"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, explain */
    N_("{final.src.ip} answered {final.status_line}. That is an outcome, not a fault."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, fix */
    N_("Nothing has to be mended."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, explain */
    N_("That is no fault."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, look */
    N_("486 or 600."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-unavailable, title */
    N_("The called party is away or does not want to be disturbed"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-unavailable, short */
    N_("Away, or DND"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-unavailable, look */
    N_("480 with words such as Do Not Disturb."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-declined, title */
    N_("The called party declined"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-declined, short */
    N_("Callee declined"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-declined, explain */
    N_("It rang, and then the call was declined."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-declined, look */
    N_("180 before the 603."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-declined, note */
    N_("at once, and nothing had rung"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-declined, title */
    N_("The call was refused at once: {final.status_line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-declined, short */
    N_("603 at once"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-declined, explain */
    N_("{final.src.ip} answered {final.status_line} within a second of the INVITE, and "
       "nothing had rung: hardly the called party. {final.src.ip} itself may have refused, "
       "as a server does whose user is not registered, or a phone that is set to do "
       "not disturb."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-declined, fix */
    N_("Look whether {invite.request_uri.user|the called user} was registered at that "
       "moment, and at what {final.src.ip} is told to do with such calls."),
    /* TRANSLATORS: rules/60-dialog.yaml, two-final-responses, note */
    N_("the second, with the same To tag"),
    /* TRANSLATORS: rules/60-dialog.yaml, two-final-responses, note */
    N_("the first"),
    /* TRANSLATORS: rules/60-dialog.yaml, two-final-responses, title */
    N_("The INVITE got two final responses: {final.status_line}, then {contrary.line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, two-final-responses, short */
    N_("Two final responses"),
    /* TRANSLATORS: rules/60-dialog.yaml, two-final-responses, explain */
    N_("{final.src.ip} answered the INVITE {final.status_line} and then {contrary.line}, "
       "both with one To tag. A server sends one final response to a request; the first "
       "counts, and what comes after is lost on the caller."),
    /* TRANSLATORS: rules/60-dialog.yaml, two-final-responses, fix */
    N_("Look in {final.src.ip} for two parts of its configuration that both answer the "
       "call (a route that refuses and goes on, a timer that runs beside, two programs "
       "at one port)."),
    /* TRANSLATORS: rules/60-dialog.yaml, two-final-responses, about */
    N_("Proven by two final responses with different statuses to the same INVITE, on "
       "one hop and with one To tag. Looks alike: a fork, whose branches have different "
       "tags, and a proxy that hands on several 2xx."),
    /* TRANSLATORS: rules/60-dialog.yaml, glare-491, note */
    N_("met a request of the other side"),
    /* TRANSLATORS: rules/60-dialog.yaml, glare-491, title */
    N_("Two changes of the call met, and this one was not tried again"),
    /* TRANSLATORS: rules/60-dialog.yaml, glare-491, short */
    N_("491 glare, no retry"),
    /* TRANSLATORS: rules/60-dialog.yaml, glare-491, explain */
    N_("{reinvite.src.ip} sent {reinvite.method} while the other side had one of its "
       "own under way, so that {reinvite_final.src.ip} answered {reinvite_final.status_line}. "
       "The sender is to wait a random time (2.1 to 4 s if it made the Call-ID, else "
       "up to 2 s) and try again; the capture holds no further try that succeeded."),
    /* TRANSLATORS: rules/60-dialog.yaml, glare-491, fix */
    N_("Let {reinvite.src.ip} try again after a 491; look why both sides change the "
       "call at the same moment (both put on hold, both refresh, both move the media "
       "after the answer)."),
    /* TRANSLATORS: rules/60-dialog.yaml, glare-491, about */
    N_("491 alone is no fault: the second try settles it. This is told only if no later "
       "re-INVITE or UPDATE of the same side was accepted."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-overlaps, note */
    N_("asks to wait {reinvite_final.retry_after} s"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-overlaps, title */
    N_("A change within the call is put off: {reinvite_final.status_line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-overlaps, short */
    N_("Call change put off"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-overlaps, explain */
    N_("{reinvite_final.src.ip} answered {reinvite.method} with {reinvite_final.status_line} "
       "and Retry-After {reinvite_final.retry_after}. So does a side that has not answered "
       "an earlier request of the same call yet, or that is busy otherwise."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-overlaps, fix */
    N_("Let {reinvite.src.ip} wait for the answer to its first re-INVITE or UPDATE before "
       "it sends the next, and try this one again after {reinvite_final.retry_after} "
       "s."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-overlaps, check */
    N_("Was an earlier re-INVITE or UPDATE of the same side still unanswered then?"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, note */
    N_("for {after.seconds} s after the BYE"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, title */
    N_("The BYE is refused, and the voice goes on"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, short */
    N_("BYE refused"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, explain */
    N_("{bye.src.ip} hangs up, {bye_final.src.ip} answers the BYE with {bye_final.status_line}, "
       "and RTP goes on for {after.seconds} s after it: one side takes the call for "
       "up still, and may be charged for it."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, fix */
    N_("Find out why {bye_final.src.ip} refuses the BYE: its log for this Call-ID, the "
       "source address and credentials that it wants, whether it still knows the dialog. "
       "Both sides should end a call of which the media stops."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, check */
    N_("What does the log of {bye_final.src.ip} say when the BYE arrives?"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, about */
    N_("The refusal and the RTP after it. Looks alike: a 481 while both sides hang up "
       "at the same time; then the voice stops."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, explain */
    N_("One side hangs up, the other refuses the BYE and goes on sending: it takes the "
       "call for up still."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, look */
    N_("What answers the BYE, and whether RTP is sent after it."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, fix */
    N_("Find out why the BYE is refused: the log of the side that refuses it, the source "
       "address and credentials that it wants."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, title */
    N_("The BYE is refused: {bye_final.status_line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, explain */
    N_("{bye.src.ip} hangs up, and {bye_final.src.ip} answers the BYE with {bye_final.status_line}. "
       "{bye.src.ip} takes the call for ended; whether {bye_final.src.ip} does is not "
       "to be seen."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, fix */
    N_("Find out why {bye_final.src.ip} refuses the BYE: its log for this Call-ID, the "
       "source address and credentials that it wants. See whether the call stays up "
       "there."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-refused, check */
    N_("Does {bye_final.src.ip} list the call as up after that?"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-without-answer, expected */
    N_("an SDP in its body"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-without-answer, note */
    N_("with an offer"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-without-answer, title */
    N_("The re-INVITE has an offer, and its 200 has no answer"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-without-answer, short */
    N_("Re-INVITE 200: no SDP"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-without-answer, explain */
    N_("{reinvite.src.ip} offers a new session description within the call, and {reinvite_final.src.ip} "
       "accepts with {reinvite_final.status_line} but sends no SDP. Without an answer "
       "the change is not agreed on: hold, a new codec or address do not come about, "
       "and many stacks end the call."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-without-answer, fix */
    N_("Let {reinvite_final.src.ip} put its answer into each 2xx to a re-INVITE with "
       "an offer, even if nothing changes."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-without-answer, check */
    N_("Does {reinvite_final.src.ip} do so with every re-INVITE, or only with those "
       "for hold?"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-without-answer, explain */
    N_("Without an answer the change is not agreed on: hold, a new codec or a new address "
       "do not come about."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-without-answer, look */
    N_("The body of the 200 to the re-INVITE."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-without-answer, fix */
    N_("Let the answering side put its SDP into each 2xx to a re-INVITE with an offer, "
       "even if nothing changes."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-not-acknowledged, note */
    N_("sent {reinvite_final.sends} times"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-not-acknowledged, title */
    N_("The 2xx to a re-INVITE finds no ACK"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-not-acknowledged, short */
    N_("Re-INVITE: no ACK"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-not-acknowledged, explain */
    N_("{reinvite_final.src.ip} accepted the re-INVITE and sent its {reinvite_final.status_line} "
       "{reinvite_final.sends} times: no ACK for it arrives there. That side ends the "
       "call when none comes (64*T1: 32 s by default)."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-not-acknowledged, fix */
    N_("Let {reinvite.src.ip} acknowledge each 2xx at the Contact and by the Route of "
       "the dialog, and let the firewalls between pass the 2xx and the ACK."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-not-acknowledged, check */
    N_("Does the log of {reinvite.src.ip} show the 2xx, and an ACK?"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-not-acknowledged, about */
    N_("Likely when the 2xx to a re-INVITE is sent five times. Looks alike: a 2xx repeated "
       "once or twice before a late ACK."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-not-acknowledged, explain */
    N_("The side that accepted repeats its 2xx, and ends the call after 32 s."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-not-acknowledged, look */
    N_("The 2xx to the re-INVITE, how often it is sent, and the ACK after it."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-not-acknowledged, fix */
    N_("As for the ACK of the first INVITE."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-stuck, note */
    N_("answered 1xx, and by no final response"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-stuck, title */
    N_("A re-INVITE gets a 1xx and no final response"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-stuck, short */
    N_("Re-INVITE: only 1xx"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-stuck, explain */
    N_("{reinvite.src.ip} sent a re-INVITE to {reinvite.dst}. It was taken (100 Trying "
       "or another 1xx), and no final response came. Until one comes neither side may "
       "send another offer, and a session timer is not refreshed."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-stuck, fix */
    N_("Find out where the re-INVITE is held up behind {reinvite.dst.ip}; its log for "
       "this Call-ID tells whether it was passed on."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-stuck, check */
    N_("Is the re-INVITE passed on by {reinvite.dst.ip}, and answered there?"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-stuck, title */
    N_("A re-INVITE gets no final response"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-stuck, explain */
    N_("A 100 or 180 comes and nothing after it. No other re-INVITE may be sent until "
       "then."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-stuck, look */
    N_("What follows the re-INVITE, up to the end of the call."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-stuck, fix */
    N_("Let the side that was asked answer each re-INVITE with a final response."),
    /* TRANSLATORS: rules/60-dialog.yaml, answer-codec-not-offered, expected */
    N_("one of {change.offered}"),
    /* TRANSLATORS: rules/60-dialog.yaml, answer-codec-not-offered, note */
    N_("the offer within the call: {change.offered}"),
    /* TRANSLATORS: rules/60-dialog.yaml, answer-codec-not-offered, title */
    N_("A change within the call is answered with {change.not_offered}, which was not "
       "offered"),
    /* TRANSLATORS: rules/60-dialog.yaml, answer-codec-not-offered, explain */
    N_("Within the call an SDP offers {change.offered}; {change.answerer} accepts with "
       "an answer whose first codec is {change.not_offered} and that has none of these. "
       "At least one codec of an answer has to be among those that were offered."),
    /* TRANSLATORS: rules/60-dialog.yaml, answer-codec-not-offered, fix */
    N_("Mend the codec settings of {change.answerer}: to a re-INVITE or UPDATE it has "
       "to answer with codecs of that offer, or refuse it with 488, after which the "
       "call stays as it was. Look whether it repeats its answer to the first INVITE "
       "there."),
    /* TRANSLATORS: rules/60-dialog.yaml, answer-codec-not-offered, check */
    N_("Does the call stay whole when both sides list one and the same codec only?"),
    /* TRANSLATORS: rules/60-dialog.yaml, answer-codec-not-offered, about */
    N_("Likely when the answer to a later offer has none of its codecs, and the voice "
       "stops or the call ends then. Looks alike: an answer with other codecs beside "
       "one of the offer, which is allowed, or with another payload number for the same "
       "codec."),
    /* TRANSLATORS: rules/60-dialog.yaml, late-offer-no-answer, note */
    N_("without SDP"),
    /* TRANSLATORS: rules/60-dialog.yaml, late-offer-no-answer, title */
    N_("The ACK of a re-INVITE brings no answer to the offer, and the call breaks"),
    /* TRANSLATORS: rules/60-dialog.yaml, late-offer-no-answer, explain */
    N_("{change.unanswered.by} sent a re-INVITE without SDP, by which it asks {change.unanswered.offerer} "
       "for an offer. The 2xx has that offer; its answer has to be in the ACK, and the "
       "ACK has none. {change.unanswered.offerer} cannot take that for agreed on."),
    /* TRANSLATORS: rules/60-dialog.yaml, late-offer-no-answer, fix */
    N_("Let {change.unanswered.by} put its SDP into the ACK of such a re-INVITE, or "
       "into the re-INVITE itself. If it only refreshes the session timer: let it do "
       "so by UPDATE, or by a re-INVITE with its SDP unchanged."),
    /* TRANSLATORS: rules/60-dialog.yaml, late-offer-no-answer, check */
    N_("Does the call stay when {change.unanswered.by} sends no re-INVITE without SDP "
       "(music on hold, transfer and session timer off)?"),
    /* TRANSLATORS: rules/60-dialog.yaml, late-offer-no-answer, title */
    N_("The ACK of a re-INVITE brings no answer to the offer"),
    /* TRANSLATORS: rules/60-dialog.yaml, late-offer-no-answer, explain */
    N_("{change.unanswered.by} sent a re-INVITE without SDP, by which it asks {change.unanswered.offerer} "
       "for an offer. The 2xx has that offer; its answer has to be in the ACK, and the "
       "ACK has none. In this call no harm of it is seen; other stacks end the call."),
    /* TRANSLATORS: rules/60-dialog.yaml, late-offer-no-answer, check */
    N_("Does {change.unanswered.by} put its SDP into the ACK when a call begins with "
       "an INVITE without SDP?"),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-without-tags, say */
    N_("The capture does not show that this transfer failed."),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-without-tags, expected */
    N_("Replaces=Call-ID;to-tag=…;from-tag=…, escaped"),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-without-tags, title */
    N_("The Replaces of the transfer has no tags"),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-without-tags, short */
    N_("Replaces without tags"),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-without-tags, explain */
    N_("{refer.src.ip} transfers the call with {refer.replaces}. A Replaces names a "
       "dialog by Call-ID, to-tag and from-tag; without both tags whoever receives it "
       "finds no such dialog."),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-without-tags, fix */
    /* xgettext:no-c-format */
    N_("Let {refer.src.ip} write both tags into the Replaces of its Refer-To (to-tag "
       "is the one of the side that is to take the call over), escaped as %3Bto-tag%3D…%3Bfrom-tag%3D…; "
       "look for an SBC that cuts the URI at the semicolon."),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-without-tags, about */
    N_("Proven when Refer-To carries a Replaces that lacks to-tag or from-tag and the "
       "transfer is reported to have failed."),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-without-tags, explain */
    N_("An attended transfer names the other call by Call-ID, to-tag and from-tag. Without "
       "the tags nobody finds it."),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-without-tags, look */
    N_("Refer-To: what stands after Replaces=."),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-without-tags, fix */
    N_("Mend the side that writes the Refer-To, or the SBC that cuts it."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-failed, note */
    N_("the call to the new target ended so"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-failed, title */
    N_("The transfer failed: {notify.sipfrag}"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-failed, short */
    N_("Transfer failed"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-failed, explain */
    N_("{refer.src.ip} asked {refer.dst.ip} to call {refer.target}; {notify.src.ip} "
       "tried and reports {notify.sipfrag}. The old call goes on until somebody hangs "
       "up."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-failed, fix */
    N_("Look at the call from {notify.src.ip} to {refer.target} for why it failed: the "
       "number as {notify.src.ip} has to dial it, its right to call there; for an attended "
       "transfer, whether {refer.target} leads to the very server that has the dialog "
       "named in Replaces."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-failed, check */
    N_("Does a direct call from {notify.src.ip} to {refer.target} succeed?"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-failed, title */
    N_("The new call of a transfer failed"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-failed, explain */
    N_("The REFER was accepted, and the NOTIFY reports how the new call ended."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-failed, look */
    N_("A NOTIFY with a body such as SIP/2.0 404 Not Found."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-failed, fix */
    N_("Look at that new call: number, rights, and whether an attended transfer reaches "
       "the server that has the dialog."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, note */
    N_("hung up right after it"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, title */
    N_("The transfer is refused, and the call ends: {refer_final.status_line}"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, short */
    N_("REFER refused, BYE"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, explain */
    N_("{refer.src.ip} asked {refer.dst.ip} by REFER to call {refer.target}, and {refer_final.src.ip} "
       "answered {refer_final.status_line}. It was not transferred; {bye.src.ip} hung "
       "up right after it."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, fix */
    N_("Where the other side takes no REFER (405, 403, 501, 603: most trunks, unless "
       "it is enabled there), let the PBX transfer by itself: a second call, and the "
       "two joined. Else look at the target of the Refer-To."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, title */
    N_("The transfer is refused: {refer_final.status_line}"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, short */
    N_("REFER refused"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, explain */
    N_("{refer.src.ip} asked {refer.dst.ip} by REFER to call {refer.target}, and {refer_final.src.ip} "
       "answered {refer_final.status_line}. It was not transferred."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, title */
    N_("The transfer is refused"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, explain */
    N_("The REFER that asks the other side to call somebody else is refused. Most trunks "
       "take none unless it is enabled."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-refused, look */
    N_("The status that answers REFER."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-notify-refused, title */
    N_("The report on the transfer is refused: {notify_final.status_line}"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-notify-refused, short */
    N_("REFER NOTIFY refused"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-notify-refused, explain */
    N_("{notify.src.ip} reports by NOTIFY what became of the transfer, and {notify_final.src.ip}, "
       "which had asked for it, answered {notify_final.status_line}. It does not learn "
       "how the transfer ends, and may keep the call."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-notify-refused, fix */
    N_("Let {notify_final.src.ip} take the NOTIFYs of its own REFER until one says terminated, "
       "also after it has sent BYE."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-notify-refused, check */
    N_("Did {notify_final.src.ip} end the dialog before the report came?"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-notify-refused, title */
    N_("The report on a transfer is refused"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-notify-refused, explain */
    N_("The side that asked for the transfer refuses the NOTIFYs about it."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-notify-refused, look */
    N_("The status that answers NOTIFY."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-notify-refused, fix */
    N_("Let it take NOTIFYs until one says terminated."),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-unknown, note */
    N_("the dialog that this INVITE is to take over"),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-unknown, title */
    N_("The INVITE that is to take over a call (Replaces) is refused: {final.status_line}"),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-unknown, short */
    N_("Replaces refused"),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-unknown, explain */
    N_("The INVITE is to take over the dialog {invite.header.Replaces}; {final.src.ip} "
       "answered {final.status_line}. 481 says that it has no such dialog, or that the "
       "tags are the other way round; 603 may say that the dialog is over, 486 that "
       "it is answered already and was to be taken over only while it rings (early-only), "
       "400 that the header is malformed."),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-unknown, fix */
    N_("Send the INVITE to the very server or phone that has the dialog (the Contact, "
       "not a number that a proxy may lead elsewhere), and write to-tag and from-tag "
       "as the receiver has them: its own tag is the to-tag."),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-unknown, check */
    N_("Does {final.src.ip} have a dialog with that Call-ID at that time?"),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-unknown, title */
    N_("The dialog named in Replaces is not known where the INVITE went"),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-unknown, explain */
    N_("The INVITE of an attended transfer reached a server that does not have the call "
       "which it is to take over."),
    /* TRANSLATORS: rules/62-transfer.yaml, replaces-unknown, look */
    N_("Replaces in the INVITE, and 481."),
    /* TRANSLATORS: rules/62-transfer.yaml, second-200-ignored, note */
    N_("another To tag than the 2xx that was acknowledged; sent {second.times} times"),
    /* TRANSLATORS: rules/62-transfer.yaml, second-200-ignored, note */
    N_("this one was acknowledged"),
    /* TRANSLATORS: rules/62-transfer.yaml, second-200-ignored, title */
    N_("A second 200 of a forked call gets neither ACK nor BYE"),
    /* TRANSLATORS: rules/62-transfer.yaml, second-200-ignored, short */
    N_("2nd 200: no ACK/BYE"),
    /* TRANSLATORS: rules/62-transfer.yaml, second-200-ignored, explain */
    N_("Two phones answered: the INVITE was forked, and each answer has a To tag of "
       "its own. The caller acknowledged {ok.to.tag} only; the 200 of {second.to.tag} "
       "({second.contact}) was sent {second.times} times without an ACK, and that phone "
       "sits in silence until it gives up."),
    /* TRANSLATORS: rules/62-transfer.yaml, second-200-ignored, fix */
    N_("Let the caller acknowledge every 2xx with ACK, and end those that it does not "
       "want with BYE. A proxy that forks has to CANCEL the other phones at the first "
       "answer, which cannot always come in time."),
    /* TRANSLATORS: rules/62-transfer.yaml, second-200-ignored, about */
    N_("Two 2xx with one branch and different To tags make two dialogs. Sound is an "
       "ACK for each and a BYE for all but one."),
    /* TRANSLATORS: rules/62-transfer.yaml, second-200-ignored, explain */
    N_("A forked call was answered by two phones. The caller has to acknowledge both "
       "and hang up one."),
    /* TRANSLATORS: rules/62-transfer.yaml, second-200-ignored, look */
    N_("Two 200s with different To tags; no ACK to one of them."),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, note */
    N_("a new attempt, of another branch"),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, note */
    N_("the earlier attempt, with the same Call-ID, From tag and CSeq"),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, note */
    N_("it was over by then"),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, title */
    N_("A second attempt with the same CSeq is refused: {final.status_line}"),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, short */
    N_("Retry with same CSeq"),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, explain */
    N_("An earlier INVITE with this Call-ID, From tag and CSeq {invite.cseq} ended with "
       "{invite.earlier.status}; then {invite.src.ip} tried the same place again in "
       "a new transaction (another branch, the same CSeq), as a proxy does that forks "
       "one after the other. {final.src.ip} takes it for a merged request, it seems, "
       "and answers {final.status_line}."),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, fix */
    N_("Let {invite.src.ip} begin the next attempt with a new Call-ID or CSeq (as a "
       "B2BUA), or wait until {final.src.ip} has forgotten the first transaction (32 "
       "s); {final.src.ip} should compare with transactions that go on only."),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, check */
    N_("Does {final.src.ip} take a call that comes with another Call-ID or CSeq?"),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, title */
    N_("A second attempt with the same CSeq is taken for a merged request"),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, explain */
    N_("A proxy tries the same place again with the same Call-ID and CSeq; it answers "
       "482, which is no loop."),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, look */
    N_("Two INVITEs with different branches and one CSeq, the first one over."),
    /* TRANSLATORS: rules/62-transfer.yaml, merged-after-failure, fix */
    N_("Let the proxy use a new Call-ID or CSeq for each attempt."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, note */
    N_("the INVITE that it is to cancel"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, title */
    N_("The CANCEL does not match its INVITE: {cancel.part}"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, short */
    N_("CANCEL not matching"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, explain */
    N_("{cancel_request.src.ip} gives up the call, but its CANCEL is not made as the "
       "INVITE is, {cancel.part}: {cancel.at}, not {cancel.expected}. {cancel_final.src.ip} "
       "finds nothing to cancel and answers {cancel_final.status_line}: the called phone "
       "may ring on."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, fix */
    N_("Let {cancel_request.src.ip} send its CANCEL with topmost Via (branch), Request-URI, "
       "From, To and CSeq number of the very INVITE that is open, the one with credentials "
       "if it was challenged."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, title */
    N_("The CANCEL does not match its INVITE"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, explain */
    N_("Its branch, Request-URI, CSeq or tags are not those of the INVITE, so that nothing "
       "is cancelled."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, look */
    N_("The topmost Vias and the Request-URIs of INVITE and CANCEL; 481 to the CANCEL."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, fix */
    N_("Let the caller build the CANCEL from the INVITE that is open, the one with credentials."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, title */
    N_("The CANCEL does not match its INVITE and is refused: {cancel.part}"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, explain */
    N_("{cancel_request.src.ip} gives up the call, but its CANCEL is not made as the "
       "INVITE is, {cancel.part}: {cancel.at}, not {cancel.expected}. {cancel_final.src.ip} "
       "refuses it with {cancel_final.status_line}, and no 487 ends the call: the called "
       "phone may ring on."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, check */
    N_("Is a CANCEL that is made as its INVITE is taken there?"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, note */
    N_("sent {cancel_request.sends} times, no answer"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, title */
    N_("The CANCEL does not match its INVITE and finds no answer: {cancel.part}"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, explain */
    N_("{cancel_request.src.ip} gives up the call, but its CANCEL is not made as the "
       "INVITE is, {cancel.part}: {cancel.at}, not {cancel.expected}. It was sent {cancel_request.sends} "
       "times, neither a response to it nor 487 came, and nothing is cancelled: the "
       "called phone may ring on."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, check */
    N_("Is the CANCEL of another caller answered there?"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, note */
    N_("sent {request.sends}×"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, title */
    N_("The CANCEL has another Call-ID than its INVITE"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, explain */
    N_("{request.src.ip} sends a CANCEL with branch, or From tag and CSeq number, of "
       "the INVITE whose Call-ID is {cancel.meant}, and with a Call-ID of its own. Where "
       "it arrives there is no INVITE with that Call-ID, and the call that it is for "
       "is not cancelled in the capture: the called phone may ring on."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unmatched, fix */
    N_("Let {request.src.ip} copy the Call-ID of the INVITE into its CANCEL; if there "
       "is a B2BUA, an SBC or a SIP ALG between, look whether it rewrites the Call-ID "
       "of INVITEs only."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-refused, title */
    N_("The CANCEL is refused: {cancel_final.status_line}"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-refused, short */
    N_("CANCEL refused"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-refused, explain */
    N_("{cancel_request.src.ip} gave up the call, and {cancel_final.src.ip} answered "
       "the CANCEL {cancel_final.status_line}. Nothing in the capture ends the call: "
       "the called phone may ring on."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-refused, fix */
    N_("Look in the log of {cancel_final.src.ip} for why it answers so: 481 says that "
       "it does not know the INVITE (any more)."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-refused, check */
    N_("Does the called phone go on ringing?"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-refused, title */
    N_("A CANCEL is refused"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-refused, explain */
    N_("The other side does not take the CANCEL, and no 487 follows."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-refused, look */
    N_("The status that answers CANCEL: with 481 the other side does not know the INVITE "
       "(any more)."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-refused, fix */
    N_("Look in the log of the other side."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, note */
    N_("sent {cancel_request.sends} times to {cancel_request.dst}, no answer"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, title */
    N_("The CANCEL finds no answer, and the phone rings on"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, short */
    N_("No reply to CANCEL"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, explain */
    N_("{cancel_request.src.ip} gave the call up and sent CANCEL {cancel_request.sends} "
       "times to {cancel_request.dst}; neither a response to it nor 487 came back. The "
       "called side does not know that the caller is gone: it rings on, and whoever "
       "answers finds nobody."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, fix */
    N_("Look for what lost it on the way (a firewall or NAT that lets the INVITE through "
       "and not the CANCEL, packet loss), and whether {cancel_request.dst} is still "
       "there."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, check */
    N_("Does the CANCEL arrive at the other end?"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, explain */
    N_("It is lost, and the called phone rings on."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, look */
    N_("CANCEL sent again and again, no response and no 487."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, fix */
    N_("Look for what drops it on the way."),
    /* TRANSLATORS: rules/62-transfer.yaml, answer-lost, note */
    N_("the called side hangs up a call that only rings here"),
    /* TRANSLATORS: rules/62-transfer.yaml, answer-lost, title */
    N_("The called side answered, and its 200 never arrived"),
    /* TRANSLATORS: rules/62-transfer.yaml, answer-lost, short */
    N_("200 never arrived"),
    /* TRANSLATORS: rules/62-transfer.yaml, answer-lost, explain */
    N_("Here the call only rings ({ringing.status_line}), and then {bye.src.ip} sends "
       "BYE. A called side hangs up a call that it has answered: its 200 was lost on "
       "the way, it waited for the ACK, and gave up."),
    /* TRANSLATORS: rules/62-transfer.yaml, answer-lost, fix */
    N_("Look for what drops the 200 between {bye.src.ip} and here: it is longer than "
       "the 180 (IP fragments that are lost), or a firewall, SIP ALG or filter takes "
       "offence at its SDP."),
    /* TRANSLATORS: rules/62-transfer.yaml, answer-lost, check */
    N_("Does the 200 leave {bye.src.ip}, and how long is it?"),
    /* TRANSLATORS: rules/62-transfer.yaml, answer-lost, explain */
    N_("Here the call only rings, there it is answered; the called side waits for the "
       "ACK in vain and hangs up."),
    /* TRANSLATORS: rules/62-transfer.yaml, answer-lost, look */
    N_("A BYE from the called side to a call that only rings."),
    /* TRANSLATORS: rules/62-transfer.yaml, answer-lost, fix */
    N_("Look for what drops the 200: a firewall, an ALG, IP fragments."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-unanswered, note */
    N_("sent {refer.sends} times to {refer.dst}, no response"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-unanswered, title */
    N_("The transfer (REFER) finds no answer"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-unanswered, short */
    N_("No reply to REFER"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-unanswered, explain */
    N_("{refer.src.ip} sent a REFER to {refer.dst} {refer.sends} times, and nothing "
       "came back. The transfer does not take place."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-unanswered, fix */
    N_("See whether {refer.dst.ip} takes transfers by REFER at all (many trunks do not; "
       "then let the PBX make both calls and join them), and whether the way to the "
       "Contact still is open."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-unanswered, check */
    N_("Is REFER among the methods in the Allow header of {refer.dst.ip}?"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-unanswered, title */
    N_("The request for a transfer is not answered"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-unanswered, explain */
    N_("The REFER that asks for the transfer gets no response: it is lost on the way, "
       "or its receiver knows no REFER."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-unanswered, fix */
    N_("Send REFER along the route of the call, and let what lies between pass it; else "
       "transfer within the PBX."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-unanswered, look */
    N_("The REFER, and what comes after it from the other side."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-without-487, note */
    N_("no final response to it"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-without-487, title */
    N_("The CANCEL is accepted, and the INVITE is not ended"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-without-487, short */
    N_("CANCEL without 487"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-without-487, explain */
    N_("{cancel_request.src.ip} cancelled the call and {cancel_final.src.ip} answered "
       "the CANCEL with {cancel_final.status_line}, but no 487 or other final response "
       "to the INVITE followed. The phone may ring on, and {cancel_final.src.ip} may "
       "hold the call for minutes."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-without-487, fix */
    N_("Let {cancel_final.src.ip} end the INVITE with 487 when it accepts a CANCEL; "
       "if it is a proxy, see whether it passes the CANCEL on to every branch that rings."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-without-487, check */
    N_("Does the called phone ring on after the caller has hung up?"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-without-487, title */
    N_("The CANCEL is answered, and the call does not end"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-without-487, explain */
    N_("A 200 answers the CANCEL, but the INVITE gets no 487: the phone rings on."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-without-487, look */
    N_("The final response to the INVITE after the CANCEL."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-without-487, fix */
    N_("Let the called side end the INVITE with 487 once it has accepted the CANCEL."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, note */
    N_("sent to {cancel_request.dst}, {cancel_request.sends} times"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, title */
    N_("The CANCEL goes to another address than the INVITE, and the phone rings on"),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, explain */
    N_("{invite.src.ip} sent the INVITE to {invite.dst} and its CANCEL to {cancel_request.dst}. "
       "A CANCEL has to go the very way of its INVITE: address, port and transport. "
       "No answer came, and the called side does not know that the caller is gone."),
    /* TRANSLATORS: rules/62-transfer.yaml, cancel-unanswered, fix */
    N_("Let {invite.src.ip} send CANCEL where it sent the INVITE; a name that resolves "
       "anew for each request, or a failover between the two, sends it elsewhere."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-not-reported, note */
    N_("accepted"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-not-reported, title */
    N_("The transfer is accepted, and nothing is heard of it"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-not-reported, short */
    N_("REFER without NOTIFY"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-not-reported, explain */
    N_("{refer_final.src.ip} accepted the REFER with {refer_final.status_line}. It has "
       "to report by NOTIFY at once what becomes of the transfer, and the capture holds "
       "no NOTIFY: {refer.src.ip} does not learn whether {refer.target} was reached."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-not-reported, fix */
    N_("Look in {refer_final.src.ip} for whether it calls {refer.target} at all (a switch "
       "that accepts REFER and does nothing with it, a route that is missing), and whether "
       "its NOTIFY goes to the Contact of {refer.src.ip}."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-not-reported, check */
    N_("Is there a call from {refer_final.src.ip} to {refer.target} at that time?"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-not-reported, explain */
    N_("202 accepts a REFER; then NOTIFYs have to tell how the new call goes. None comes."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-not-reported, look */
    N_("A NOTIFY with message/sipfrag after the 202, and a call to the target of the "
       "Refer-To."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-not-reported, fix */
    N_("Look in the side that accepted for whether it calls the target at all, and where "
       "its NOTIFY goes."),
    /* TRANSLATORS: rules/62-transfer.yaml, refer-to-without-brackets, expected */
    N_("the URI between < and >"),
    /* TRANSLATORS: rules/62-transfer.yaml, refer-to-without-brackets, note */
    N_("a ? or ; in a URI that stands bare"),
    /* TRANSLATORS: rules/62-transfer.yaml, refer-to-without-brackets, title */
    N_("The URI in Refer-To has parameters and stands without angle brackets"),
    /* TRANSLATORS: rules/62-transfer.yaml, refer-to-without-brackets, short */
    N_("Refer-To sans <>"),
    /* TRANSLATORS: rules/62-transfer.yaml, refer-to-without-brackets, explain */
    N_("The Refer-To of {refer.src.ip} is a bare URI that holds a ? or a ;. Without "
       "< and > everything from the semicolon on belongs to the header and not to the "
       "URI, and a ? is not allowed there; {refer_final.src.ip} answered {refer_final.status_line}."),
    /* TRANSLATORS: rules/62-transfer.yaml, refer-to-without-brackets, fix */
    N_("Let {refer.src.ip} write Refer-To: <sip:…> with angle brackets."),
    /* TRANSLATORS: rules/62-transfer.yaml, refer-to-without-brackets, title */
    N_("The URI in Refer-To stands without angle brackets"),
    /* TRANSLATORS: rules/62-transfer.yaml, refer-to-without-brackets, explain */
    N_("A URI with ? or ; has to stand between < and >."),
    /* TRANSLATORS: rules/62-transfer.yaml, refer-to-without-brackets, look */
    N_("The Refer-To of the REFER."),
    /* TRANSLATORS: rules/62-transfer.yaml, refer-to-without-brackets, fix */
    N_("Let the sender write the angle brackets."),
    /* TRANSLATORS: rules/62-transfer.yaml, referred-by-wanted, expected */
    N_("a Referred-By header"),
    /* TRANSLATORS: rules/62-transfer.yaml, referred-by-wanted, title */
    N_("The transfer is refused for want of Referred-By: {refer_final.status_line}"),
    /* TRANSLATORS: rules/62-transfer.yaml, referred-by-wanted, short */
    N_("Referred-By missing"),
    /* TRANSLATORS: rules/62-transfer.yaml, referred-by-wanted, explain */
    N_("{refer_final.src.ip} answered {refer_final.status_line}: it takes a REFER only "
       "if Referred-By says who transfers, in some cases signed ({refer.header.Referred-By|there "
       "is none})."),
    /* TRANSLATORS: rules/62-transfer.yaml, referred-by-wanted, fix */
    N_("Let {refer.src.ip} send Referred-By: <sip:its own user@domain> with its REFER."),
    /* TRANSLATORS: rules/62-transfer.yaml, referred-by-wanted, title */
    N_("The transfer is refused for want of Referred-By"),
    /* TRANSLATORS: rules/62-transfer.yaml, referred-by-wanted, explain */
    N_("429 asks who it is that transfers."),
    /* TRANSLATORS: rules/62-transfer.yaml, referred-by-wanted, look */
    N_("Referred-By in the REFER."),
    /* TRANSLATORS: rules/62-transfer.yaml, referred-by-wanted, fix */
    N_("Let the sender write Referred-By."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, expected */
    N_("the number at the host name of the trunk"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, note */
    N_("an address behind the @"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, title */
    N_("The transfer failed, and its target names an address where the provider knows "
       "trunks by name: {notify.sipfrag}"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, short */
    N_("Refer-To names an IP"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, explain */
    N_("{refer.src.ip} asked {refer.dst.ip} to call {refer.target}. The host in it is "
       "an address; the provider places the new call by that host and does not find "
       "a trunk or domain of the customer, and reports {notify.sipfrag}."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, fix */
    N_("Put the host name of the trunk (the one in the Request-URI of outgoing calls) "
       "or the provider's domain into Refer-To, with the number in the form that outgoing "
       "calls have."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, check */
    N_("Does the transfer work with the trunk's host name in Refer-To?"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, title */
    N_("The target of the transfer names an address, not the trunk"),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, explain */
    N_("A provider that places calls by the host in the URI does not find the customer's "
       "trunk under an address."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, look */
    N_("The host in Refer-To."),
    /* TRANSLATORS: rules/62-transfer.yaml, transfer-target-address, fix */
    N_("Put the host name of the trunk into Refer-To."),
    /* TRANSLATORS: rules/64-statuses.yaml, refused-at-once, note */
    N_("after {final_delay} s, without ringing"),
    /* TRANSLATORS: rules/64-statuses.yaml, refused-at-once, title */
    N_("Every call is refused at once: {final.status_line}"),
    /* TRANSLATORS: rules/64-statuses.yaml, refused-at-once, short */
    N_("All refused at once"),
    /* TRANSLATORS: rules/64-statuses.yaml, refused-at-once, explain */
    N_("{final.src.ip} answered {final.status_line} {final_delay} s after the INVITE, "
       "without ringing, and the same to all {series.refused} calls of this capture; "
       "none got through. A person who is busy or away does not answer so, each time: "
       "the trunk, its route or its limit does."),
    /* TRANSLATORS: rules/64-statuses.yaml, refused-at-once, fix */
    N_("Look in the account and in the log of {final.src.ip}: a trunk that is not registered "
       "or not active, no channel, \"do not disturb\" for all, a route without a destination."),
    /* TRANSLATORS: rules/64-statuses.yaml, refused-at-once, check */
    N_("Does any call through {final.src.ip} ring?"),
    /* TRANSLATORS: rules/64-statuses.yaml, refused-at-once, title */
    N_("Every call is refused at once"),
    /* TRANSLATORS: rules/64-statuses.yaml, refused-at-once, explain */
    N_("No person is busy or away each time; the trunk, its route or its limit is."),
    /* TRANSLATORS: rules/64-statuses.yaml, refused-at-once, look */
    N_("The same status for all numbers, right after the INVITE, without ringing."),
    /* TRANSLATORS: rules/64-statuses.yaml, refused-at-once, fix */
    N_("Look whether the trunk is registered and active, and where its calls are sent "
       "to."),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, note */
    N_("says something of the called party, not of the route"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, note */
    N_("the same number, tried again there"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, note */
    N_("the same number, tried there before, with the same status"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, title */
    N_("The call is tried again at another gateway after {final.status_line}"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, short */
    N_("Retry at another GW"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, explain */
    N_("{final.src.ip} answered {final.status_line}: that is as a rule the answer of "
       "the called party or its network, which no other route changes. {invite.src.ip} "
       "took it for a failed route and sent the same number to another gateway ({next.to|this "
       "one is not the first}), where the phone may ring again or the call be paid for "
       "again."),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, fix */
    N_("Let the routing of {invite.src.ip} go on to the next gateway for 408, 5xx and "
       "no answer only (and 503 most of all), and stop at 404, 484, 486, 600, 603 and "
       "the like."),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, check */
    N_("Which statuses does its routing take for a failed route?"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, title */
    N_("The call is tried again at another gateway after a final answer"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, explain */
    N_("That answer is the called party's, and no other route changes it."),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, look */
    N_("The same number sent to a second gateway after 404, 486 or 603."),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-after-final, fix */
    N_("Go on to the next gateway after 408, 5xx and silence only."),
    /* TRANSLATORS: rules/64-statuses.yaml, retry-after-ignored, note */
    N_("asks to wait {final.retry_after} s"),
    /* TRANSLATORS: rules/64-statuses.yaml, retry-after-ignored, note */
    N_("the next attempt, {retry.too_soon} s later, got the same answer"),
    /* TRANSLATORS: rules/64-statuses.yaml, retry-after-ignored, title */
    N_("Retry-After asks for {final.retry_after} s, and the next attempt comes after "
       "{retry.too_soon}"),
    /* TRANSLATORS: rules/64-statuses.yaml, retry-after-ignored, short */
    N_("Retry-After ignored"),
    /* TRANSLATORS: rules/64-statuses.yaml, retry-after-ignored, explain */
    N_("{final.src.ip} answered {final.status_line} and asks for {final.retry_after} "
       "s of pause (Retry-After). {request.src.ip} tried again {retry.too_soon} s later "
       "and got the same answer."),
    /* TRANSLATORS: rules/64-statuses.yaml, retry-after-ignored, fix */
    N_("Let {request.src.ip} wait as long as Retry-After says, and send calls another "
       "way meanwhile."),
    /* TRANSLATORS: rules/64-statuses.yaml, secure-transport-required, note */
    N_("sent over {invite.transport}"),
    /* TRANSLATORS: rules/64-statuses.yaml, secure-transport-required, title */
    N_("The other side takes calls over TLS only"),
    /* TRANSLATORS: rules/64-statuses.yaml, secure-transport-required, short */
    N_("TLS required"),
    /* TRANSLATORS: rules/64-statuses.yaml, secure-transport-required, explain */
    N_("{final.src.ip} answered {final.status_line}; the INVITE came over {invite.transport}. "
       "It wants the signalling to be encrypted."),
    /* TRANSLATORS: rules/64-statuses.yaml, secure-transport-required, fix */
    N_("Set the transport of the trunk to TLS (port 5061, most often with SRTP), or "
       "switch the demand for it off at the provider."),
    /* TRANSLATORS: rules/64-statuses.yaml, loop-contact, say */
    N_("This status has many other reasons, and the refusal does not name the Contact."),
    /* TRANSLATORS: rules/64-statuses.yaml, loop-contact, expected */
    N_("an address that {final.src.ip} can reach"),
    /* TRANSLATORS: rules/64-statuses.yaml, loop-contact, title */
    N_("The Contact of the INVITE is the caller's own loopback address"),
    /* TRANSLATORS: rules/64-statuses.yaml, loop-contact, short */
    N_("Contact is loopback"),
    /* TRANSLATORS: rules/64-statuses.yaml, loop-contact, explain */
    N_("The INVITE says Contact {invite.contact}: whoever sends requests there calls "
       "itself. {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/64-statuses.yaml, loop-contact, fix */
    N_("Set the address of {invite.src.ip} in its SIP settings (bind address, external "
       "address), so that its Contact names it."),
    /* TRANSLATORS: rules/64-statuses.yaml, loop-contact, check */
    N_("Is the call taken with another Contact?"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, expected */
    N_("an iat of less than a minute before"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, note */
    N_("{identity.age} s old when the INVITE was sent"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, title */
    N_("The signed statement on the caller is too old: {final.status_line}"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, short */
    N_("STIR: too old"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, explain */
    N_("The PASSporT in the Identity header was made {identity.age} s before the INVITE, "
       "by the clock of this capture. Who verifies it takes as a rule one of the last "
       "minute only (RFC 8224 section 6.2), and {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, fix */
    N_("Set the clock of the signing service (NTP), have each INVITE signed anew, and "
       "sign again when a call is tried by another route after a while."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, check */
    N_("Is the clock of this capture right?"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, note */
    N_("signed for a call from {identity.orig|?} to {identity.dest|?}"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, title */
    N_("The signed statement is for other numbers: {final.status_line}"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, short */
    N_("STIR: other numbers"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, explain */
    N_("The PASSporT in the Identity header is for a call from {identity.orig|?} to "
       "{identity.dest|?}; the INVITE is from {invite.from.user|?} to {invite.to.user|?}. "
       "Something changed a number after it was signed, and {final.src.ip} answered "
       "{final.status_line}."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, fix */
    N_("Let the INVITE be signed last, after all rules that change the numbers (forwarding, "
       "prefixes, caller id), or leave From, P-Asserted-Identity and To alone behind "
       "the signing service."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, note */
    N_("cannot be read as a PASSporT"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, title */
    N_("The signed statement on the caller cannot be read: {final.status_line}"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, short */
    N_("STIR: unreadable"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, explain */
    N_("The Identity header should begin with three parts of base64url with dots between, "
       "the second of which is a JSON object (RFC 8225). This one does not, and {final.src.ip} "
       "answered {final.status_line}."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, fix */
    N_("Look whether something cuts or folds the Identity header on its way (a limit "
       "on the length of a header, an SBC), and which program writes it."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, expected */
    N_("an Identity header"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, note */
    N_("no Identity among its headers"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, title */
    N_("The call is not signed (STIR/SHAKEN), and has to be: {final.status_line}"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, short */
    N_("Call is not signed"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} takes calls with a signed caller only and answered {final.status_line}. "
       "The INVITE of {invite.src.ip} has no Identity header."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, fix */
    N_("Let the provider sign the calls (it has to know the number {invite.from.user|of "
       "the caller} as yours), or have a signing service put an Identity header into "
       "each INVITE; look whether an element on the way takes the header out."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, note */
    N_("the address of the certificate stands behind info="),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, title */
    N_("The certificate of the signature (STIR/SHAKEN) cannot be fetched: {final.status_line}"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, short */
    N_("Certificate not found"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} wanted to check the signature of the caller and answered {final.status_line}: "
       "it could not get the certificate from the address that the Identity header names."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, fix */
    N_("Fetch the address behind info= (x5u) from outside, by HTTPS on port 443 or 8443; "
       "mend its DNS, its TLS certificate or its firewall, and let the signer name an "
       "address that all can reach."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, note */
    N_("the signed statement on the caller"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, title */
    N_("The signature of the caller (STIR/SHAKEN) is not accepted: {final.status_line}"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, short */
    N_("STIR not accepted"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} checks the Identity header of the INVITE (RFC 8224) and answered "
       "{final.status_line}. {status_meaning|} The number of the caller is {invite.from.user|unknown}."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, fix */
    N_("428: send an Identity header, or let the provider sign. 436 and 437: look at "
       "the address of the certificate (info) and its chain, and whether it can be fetched "
       "from outside. 438: the signature does not fit the numbers or the date of the "
       "INVITE; see that nothing changes From, To or Date after it was signed, and that "
       "the clock is right."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, note */
    N_("whom to ask"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, title */
    N_("The call is blocked as unwanted: {final.status_line}"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, short */
    N_("Blocked as unwanted"),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line}: 607 means that the called party "
       "does not want calls of this caller, 608 that a service on the way blocks them "
       "by its own judgement (analytics). It blocks the number {invite.from.user|of "
       "the caller}, not the account."),
    /* TRANSLATORS: rules/64-statuses.yaml, provider-status-meaning, fix */
    N_("Ask the address in Call-Info of the response (608 should name one) to take the "
       "number off the list; register the number with the analytics services, and look "
       "what else is called with it."),
    /* TRANSLATORS: rules/64-statuses.yaml, message-too-large-513, note */
    N_("{request.size} bytes"),
    /* TRANSLATORS: rules/64-statuses.yaml, message-too-large-513, title */
    N_("The message is too large: {final.status_line}"),
    /* TRANSLATORS: rules/64-statuses.yaml, message-too-large-513, short */
    N_("513: too large"),
    /* TRANSLATORS: rules/64-statuses.yaml, message-too-large-513, explain */
    N_("{final.src.ip} does not take a {method} of {request.size} bytes."),
    /* TRANSLATORS: rules/64-statuses.yaml, message-too-large-513, fix */
    N_("Make it shorter (fewer codecs and candidates in the SDP, no extra headers, compact "
       "names)."),
    /* TRANSLATORS: rules/64-statuses.yaml, number-not-found, note */
    N_("the number that the provider delivers"),
    /* TRANSLATORS: rules/64-statuses.yaml, number-not-found, title */
    N_("The PBX does not know the number that the provider delivers"),
    /* TRANSLATORS: rules/64-statuses.yaml, number-not-found, short */
    N_("DID unknown to PBX"),
    /* TRANSLATORS: rules/64-statuses.yaml, number-not-found, explain */
    N_("The provider's INVITE is for {invite.request_uri.user|no user at all}; the PBX "
       "({final.src.ip}) answered {final.status_line}. Its inbound routes have no match "
       "for this number as it is written here."),
    /* TRANSLATORS: rules/64-statuses.yaml, number-not-found, fix */
    N_("Set up an inbound route (DID) for {invite.request_uri.user|this number} in exactly "
       "that form (with or without + and country code), or for any number; look also "
       "at the context or trunk in which the call comes in."),
    /* TRANSLATORS: rules/64-statuses.yaml, number-not-found, check */
    N_("In which form does the inbound route of the PBX have the number?"),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, note */
    N_("{setup} s after the first INVITE"),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, title */
    N_("It takes {setup} s until it rings"),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, short */
    N_("Rings late (PDD)"),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, explain */
    N_("The first ringing came {setup} s after the first INVITE. Many callers take such "
       "silence for a dead line and hang up; {callee.ip} had the call all that time."),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, fix */
    N_("Ask the provider which route the number takes (a slow or overloaded carrier, "
       "tries that fail one after the other). Let the PBX play a tone or announcement "
       "meanwhile."),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, check */
    N_("Do other numbers ring sooner over the same trunk?"),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, title */
    N_("It takes long until it rings"),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, explain */
    N_("The caller hears nothing meanwhile, and hangs up."),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, look */
    N_("The time from the INVITE to the 180."),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, expected */
    N_("180 or 183 before it"),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, note */
    N_("the first word of the called side, {setup} s after the INVITE"),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, title */
    N_("Nothing says that it rings; the answer comes after {setup} s"),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, short */
    N_("No ringing before 200"),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, explain */
    N_("Between the INVITE and the 200, {setup} s later, {ok.src.ip} sent neither 180 "
       "nor 183: the caller has no reason to play a ringback tone, hears silence and "
       "may hang up."),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, fix */
    N_("Let {ok.src.ip} send 180 (or 183 with early media) while the called phone rings; "
       "a gateway or dial plan that answers only when a person does, or a proxy that "
       "swallows 18x, is the usual reason. Let {invite.src.ip} play a tone meanwhile."),
    /* TRANSLATORS: rules/64-statuses.yaml, pdd-high, check */
    N_("Does {ok.src.ip} get a 180 from the phone behind it?"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-stopped, note */
    N_("the provider tries no other address after this"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-stopped, title */
    N_("After {final.status_line} the provider tries no other address"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-stopped, short */
    N_("No provider failover"),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-stopped, explain */
    N_("{provider.name} tries the next address of the trunk after some answers only; "
       "{final.status_line} ends the call, though a second PBX might take it."),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-stopped, fix */
    N_("If another address is to be tried when this PBX cannot take the call, let it "
       "answer 503 (or 500) instead of {status}."),
    /* TRANSLATORS: rules/64-statuses.yaml, failover-stopped, check */
    N_("Is a second origination address set for the trunk?"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("the number is not assigned"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: the number is not assigned"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Number not assigned"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "The network beyond says that {invite.request_uri.user|the called number} is "
       "assigned to nobody."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Compare the called number digit by digit with the one that is meant, and its "
       "form with what the trunk wants (country code, prefix)."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, check */
    N_("Does the same number fail by another route as well, and do other numbers work "
       "by this one?"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("there is no route to the number"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: there is no route to the number"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("No route to number"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "The network beyond has no route to {invite.request_uri.user|the called number}."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Call the number by another trunk or carrier; if it works there, have the provider "
       "look at its routes to this number range."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("the called mobile is absent"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: the called mobile is absent"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Mobile is absent"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "The network beyond says that the called mobile phone is off or out of reach."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Nothing is wrong with the trunk: call again later."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("the number has changed"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: the number has changed"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Number has changed"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "The network beyond says that the number has changed."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Look for the new number, which the response may name, and replace it where it "
       "is stored."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("the route of an exchange has a fault"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: the route of an exchange has a fault"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Exchange route fault"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "An exchange on the way says that its routing has a fault: the call went in a "
       "circle or too far."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Report it to the provider with the Call-ID and the time; another carrier may "
       "get through meanwhile."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("the called line is out of order"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: the called line is out of order"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Line out of order"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "The line or the device of the called party cannot be signalled to."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Ask the called party whether its line or PBX is down; if other carriers reach "
       "it, report it to the provider."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("the number is not complete"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: the number is not complete"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Number incomplete"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "The network beyond cannot read the called number: digits are missing, too many, "
       "or of the wrong form."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Dial the whole number with + and country code; look for a rule of the PBX that "
       "adds or strips digits."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("a service that the call asks for is not there"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: a service that the call asks for is not there"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Service not there"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "The network beyond refuses a facility that the call asks for, or that is not "
       "subscribed to."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("See what the INVITE asks for beside a plain call (redirection, caller id restriction, "
       "video) and leave it out, or subscribe to it."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("no circuit or channel is free"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: no circuit or channel is free"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("No circuit is free"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "All channels on the way beyond are in use."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("If it happens while many calls are up, have more channels; if not, the carrier "
       "is congested: let the PBX try another route."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("the network is out of order"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: the network is out of order"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Network out of order"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "A network on the way is down, and will be so for some time."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Let the PBX take another route, and report it to the provider."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("something that the call needs on the way is not free"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: something that the call needs on the way is not "
       "free"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Nothing free for it"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "42 means a switch that is congested, 44 a circuit or channel that cannot be "
       "had, 47 another resource that is missing, which is not named."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Try again later or by another carrier, and report it to the provider if it lasts."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("the network has a passing failure"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: the network has a passing failure"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Refused, reason given"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "A network on the way is not working as it should, which is not expected to last."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Let the PBX try again, or take another route; report it to the provider with "
       "the Call-ID and the time if it lasts."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("calls of this kind are barred"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: calls of this kind are barred"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "The network beyond bars outgoing or incoming calls of this kind for one of the "
       "two lines, or for a group that it belongs to."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Have the provider look at what is barred for the calling and for the called "
       "line (outgoing calls, incoming calls, closed user group)."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("the network or the called line cannot take such a call"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: the network or the called line cannot take such "
       "a call"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "What the call asks for (voice, data, fax, a quality) is not to be had there, "
       "or not now, or does not fit the called line."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Offer plain voice with G.711, and compare with a call that works; whether the "
       "called line takes voice at all is for its owner to say."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("an exchange does not understand the call"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: an exchange does not understand the call"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Call not understood"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "A gateway on the way made a message that the network beyond cannot take."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Report it to the provider with the Call-ID and the time; compare with a call "
       "that works: caller id, redirection, display name."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, note */
    N_("a timer ran out in the network"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, title */
    N_("Refused, cause {final.q850}: a timer ran out in the network"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, short */
    N_("Timer in the network"),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, explain */
    N_("{final.src.ip} answered {final.status_line} with the cause {final.q850} of Q.850. "
       "A network on the way waited for an answer that did not come."),
    /* TRANSLATORS: rules/66-q850.yaml, provider-status-meaning, fix */
    N_("Let the PBX take another route, and report it to the provider with the Call-ID "
       "and the time."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, expected */
    N_(";tag= with a value of its own"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, note */
    N_("no tag"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, title */
    N_("The {method} has no tag in its From"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, short */
    N_("No tag in From"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, explain */
    N_("Every request carries a tag in its From; the {method} of {request.src.ip} has "
       "none, and {final.src.ip} answered {final.status_line}. Without the tag the receiver "
       "cannot tell one dialog from another."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, fix */
    N_("Let {request.src.ip} write a tag into the From of each request. A script or "
       "header rule that sets From whole is the usual reason: it has to keep the tag."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, check */
    N_("Is the request taken with a tag in From?"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, about */
    N_("Likely when a request without a tag in From is refused as malformed. Looks alike: "
       "clients of RFC 2543, which write none and are taken by most servers."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, title */
    N_("The request lacks a header that it must have"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, explain */
    N_("From with a tag, Contact in an INVITE, Max-Forwards, Content-Type of a body, "
       "Content-Length over a connection: a request without one of them is refused as "
       "malformed."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, look */
    N_("The headers of the refused request, as it leaves its sender and as it arrives."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, fix */
    N_("Let the sender write the header, and see that no header rule, ALG or script "
       "takes it away."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, expected */
    N_("one Contact header with the address of {invite.src.ip}"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, title */
    N_("The INVITE has no Contact"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, short */
    N_("INVITE sans Contact"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, explain */
    N_("An INVITE has to name in Contact where requests within the call are to go. That "
       "of {invite.src.ip} has no Contact, and {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, fix */
    N_("Let {invite.src.ip} send a Contact header, and look whether a firewall, ALG "
       "or header rule between it and this place takes the header away."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, check */
    N_("Does the INVITE have a Contact where it leaves its sender?"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, say */
    N_("The refusal does not say what it misses."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, expected */
    N_("Max-Forwards: 70"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, note */
    N_("no Max-Forwards among its headers"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, title */
    N_("The {method} has no Max-Forwards"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, short */
    N_("No Max-Forwards"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, explain */
    N_("Every request carries Max-Forwards, which keeps it from going in a circle for "
       "ever. The {method} of {request.src.ip} has none, and {final.src.ip} answered "
       "{final.status_line}."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, fix */
    N_("Let {request.src.ip} write Max-Forwards: 70 into its requests."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, check */
    N_("Is the request taken with Max-Forwards?"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, expected */
    N_("Content-Length with the length of the body"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, note */
    N_("no Content-Length among its headers"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, title */
    N_("The {method} has no Content-Length, over a connection"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, short */
    N_("No Content-Length"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, explain */
    N_("Over TCP and TLS the Content-Length alone says where a message ends. The {method} "
       "of {request.src.ip} has none, and {final.src.ip} answered {final.status_line}; "
       "what follows it on the connection cannot be read either."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, fix */
    N_("Let {request.src.ip} write Content-Length into every message, 0 where there "
       "is no body."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, expected */
    N_("Content-Type: application/sdp beside it"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, note */
    N_("a body, and no Content-Type that says what it is"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, title */
    N_("The INVITE has a body and no Content-Type"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, short */
    N_("No Content-Type"),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, explain */
    N_("The INVITE of {invite.src.ip} has a body of {invite.content_length} bytes and "
       "no Content-Type, so that its receiver cannot know that it is SDP. {final.src.ip} "
       "answered {final.status_line}."),
    /* TRANSLATORS: rules/68-refusals.yaml, mandatory-header-missing, fix */
    N_("Let {invite.src.ip} write Content-Type: application/sdp, and look whether something "
       "on the way takes the header away."),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, expected */
    N_("an SDP offer in the INVITE"),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, note */
    N_("an INVITE without a body"),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, title */
    N_("The INVITE brings no SDP (late offer), and it is refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, short */
    N_("Late offer refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, explain */
    N_("The INVITE of {invite.src.ip} has no SDP: it leaves the offer to the other side "
       "(delayed or late offer). {final.src.ip} answered {final.status_line}. The protocol "
       "allows such an INVITE, and many trunks do not take it."),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, fix */
    N_("Let {invite.src.ip} send its offer in the INVITE (early offer; \"early-offer "
       "forced\" on a Cisco CUBE, \"early offer support\" in the SIP profile of CUCM, a "
       "media termination point where it needs one)."),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, check */
    N_("Is a call with SDP in its INVITE taken?"),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, about */
    N_("Likely when an INVITE without a body is refused with a status for bodies, or "
       "with words about the SDP. Looks alike: an INVITE without SDP that is taken, "
       "and answered with an offer in the 200."),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, title */
    N_("The INVITE brings no SDP, and it is refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, explain */
    N_("An INVITE may leave the offer to the other side. Many trunks do not take that, "
       "and answer 488, 415 or 400."),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, look */
    N_("Whether the INVITE has a body at all."),
    /* TRANSLATORS: rules/68-refusals.yaml, late-offer-refused, fix */
    N_("Let the sender put its offer into the INVITE (early offer)."),
    /* TRANSLATORS: rules/68-refusals.yaml, offer-port-zero, expected */
    N_("a port other than 0"),
    /* TRANSLATORS: rules/68-refusals.yaml, offer-port-zero, note */
    N_("port 0 says that the stream is not wanted"),
    /* TRANSLATORS: rules/68-refusals.yaml, offer-port-zero, title */
    N_("The INVITE offers its only stream at port 0, which is none"),
    /* TRANSLATORS: rules/68-refusals.yaml, offer-port-zero, short */
    N_("Offer at port 0"),
    /* TRANSLATORS: rules/68-refusals.yaml, offer-port-zero, explain */
    N_("The one m= line of the INVITE has port 0. In an offer that is a stream which "
       "is switched off, so that nothing is left to talk by; {final.src.ip} answered "
       "{final.status_line}."),
    /* TRANSLATORS: rules/68-refusals.yaml, offer-port-zero, fix */
    N_("Find out why {invite.src.ip} has no port for this call (ports of the range used "
       "up, no media engine, a stream that was refused on another leg and offered on "
       "as it was), and let it offer a real one."),
    /* TRANSLATORS: rules/68-refusals.yaml, offer-port-zero, title */
    N_("The INVITE offers its only stream at port 0"),
    /* TRANSLATORS: rules/68-refusals.yaml, offer-port-zero, explain */
    N_("Port 0 in an m= line says that the stream is switched off. An offer of nothing "
       "else is refused."),
    /* TRANSLATORS: rules/68-refusals.yaml, offer-port-zero, look */
    N_("The port in the m=audio line of the INVITE."),
    /* TRANSLATORS: rules/68-refusals.yaml, offer-port-zero, fix */
    N_("Find out why the sender has no media port for the call, and let it offer one."),
    /* TRANSLATORS: rules/68-refusals.yaml, image-with-voice-offered, note */
    N_("voice and fax (m=image) in one offer"),
    /* TRANSLATORS: rules/68-refusals.yaml, image-with-voice-offered, title */
    N_("Voice and T.38 fax are offered at once, and the offer is refused: {final.status_line}"),
    /* TRANSLATORS: rules/68-refusals.yaml, image-with-voice-offered, short */
    N_("Fax in first offer"),
    /* TRANSLATORS: rules/68-refusals.yaml, image-with-voice-offered, explain */
    N_("The first INVITE of {invite.src.ip} offers voice and a fax stream (m=image, "
       "T.38) together; {final.src.ip} answered {final.status_line}. Whoever does not "
       "want the fax should refuse that line alone, by port 0, but some refuse the call."),
    /* TRANSLATORS: rules/68-refusals.yaml, image-with-voice-offered, fix */
    N_("Let {invite.src.ip} offer voice alone at first and change to T.38 by a re-INVITE "
       "when a fax is heard; or enable T.38 at {final.src.ip}."),
    /* TRANSLATORS: rules/68-refusals.yaml, image-with-voice-offered, check */
    N_("Is a call with voice alone taken?"),
    /* TRANSLATORS: rules/68-refusals.yaml, image-with-voice-offered, title */
    N_("Voice and fax are offered at once, and the call is refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, image-with-voice-offered, explain */
    N_("An offer of voice and T.38 together should be answered line by line; some refuse "
       "the whole of it."),
    /* TRANSLATORS: rules/68-refusals.yaml, image-with-voice-offered, look */
    N_("A second m= line, m=image, in the first INVITE."),
    /* TRANSLATORS: rules/68-refusals.yaml, image-with-voice-offered, fix */
    N_("Offer voice alone at first, or enable T.38 on the called side."),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, note */
    N_("said by the proxy of its own next hop"),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, note */
    N_("what it had to send on"),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, title */
    N_("The proxy cannot send the request on: {final.status_line}"),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, short */
    N_("Next hop fails"),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, explain */
    N_("{final.src.ip} took the {method} for {request.request_uri} and answered {final.status_line}: "
       "it says of itself that it could not send it on, for want of an address (the "
       "name does not resolve) or of a connection to the next hop. The fault is behind "
       "{final.src.ip}, or in the name that the request gave it."),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, fix */
    N_("On {final.src.ip}: look up the name that it had to send to (the Request-URI, "
       "a Route, the Contact that a user registered), in its own DNS; look whether that "
       "host listens by that transport, and whether the connection of a TCP, TLS or "
       "WebSocket client is still open."),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, check */
    N_("What does the log of {final.src.ip} say of its next hop?"),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, title */
    N_("The proxy cannot send the request on"),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, explain */
    N_("A proxy that finds no address for the next hop, or no connection to it, says "
       "so in a status of its own (477, 478, 500)."),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, look */
    N_("The words of the status, and the name in the Request-URI or Route that it had "
       "to send to."),
    /* TRANSLATORS: rules/68-refusals.yaml, next-hop-failed, fix */
    N_("Look at the DNS of the proxy, and at the host behind it."),
    /* TRANSLATORS: rules/68-refusals.yaml, preloaded-route-refused, note */
    N_("a Route in an INVITE that begins a call"),
    /* TRANSLATORS: rules/68-refusals.yaml, preloaded-route-refused, title */
    N_("The INVITE brings a Route of its own, and the proxy does not take it"),
    /* TRANSLATORS: rules/68-refusals.yaml, preloaded-route-refused, short */
    N_("Preloaded Route"),
    /* TRANSLATORS: rules/68-refusals.yaml, preloaded-route-refused, explain */
    N_("The first INVITE of a call already has a Route (from an \"outbound proxy\" setting). "
       "{final.src.ip} answered {final.status_line}: it lets nobody say at the start "
       "where it has to send a request on."),
    /* TRANSLATORS: rules/68-refusals.yaml, preloaded-route-refused, fix */
    N_("Let the Route of {invite.src.ip} name that proxy alone, with ;lr and by the "
       "very name or address that the proxy knows as its own, or take the outbound proxy "
       "out of the settings."),
    /* TRANSLATORS: rules/68-refusals.yaml, preloaded-route-refused, title */
    N_("The proxy does not take the Route that the INVITE brings"),
    /* TRANSLATORS: rules/68-refusals.yaml, preloaded-route-refused, explain */
    N_("An outbound proxy setting puts a Route into the first INVITE. A proxy that does "
       "not know it as its own refuses it."),
    /* TRANSLATORS: rules/68-refusals.yaml, preloaded-route-refused, look */
    N_("The Route of the first INVITE."),
    /* TRANSLATORS: rules/68-refusals.yaml, preloaded-route-refused, fix */
    N_("Let it name that proxy alone, by the name or address that the proxy knows as "
       "its own, or leave it out."),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, expected */
    N_("user {auth.username}"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, note */
    N_("the user in From"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, note */
    N_("the user of the credentials"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, title */
    N_("The user in From is not the user of the credentials"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, short */
    N_("From is not account"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, explain */
    N_("The credentials are those of {auth.username}, the From says {request.from.user}, "
       "and {final.src.ip} answered {final.status_line}: it lets an account speak for "
       "itself only."),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, fix */
    N_("Set From to the account ({auth.username}; from_user, \"auth user\") and give the "
       "number that is to be shown in P-Asserted-Identity, or let the server allow that "
       "identity to the account."),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, check */
    N_("Is the call taken with {auth.username} in From?"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, explain */
    N_("Some servers let an account use its own name only in From."),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, look */
    N_("The user in From beside username= in the credentials."),
    /* TRANSLATORS: rules/68-refusals.yaml, from-not-the-account, fix */
    N_("Write the account into From and the number that is to be shown into P-Asserted-Identity."),
    /* TRANSLATORS: rules/68-refusals.yaml, from-domain-refused, expected */
    N_("the domain of the provider after the @"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-domain-refused, note */
    N_("From names {request.from.host}"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-domain-refused, title */
    N_("The domain in From is not taken"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-domain-refused, short */
    N_("From domain refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-domain-refused, explain */
    N_("The From of the {method} names {request.from.host}; {final.src.ip} answered "
       "{final.status_line}. It knows its customers by the domain in From, and that "
       "is not one of its own."),
    /* TRANSLATORS: rules/68-refusals.yaml, from-domain-refused, fix */
    N_("Set the domain of From to the one of the account (from_domain in Asterisk PJSIP, "
       "fromdomain in chan_sip, from-domain of a FreeSWITCH gateway)."),
    /* TRANSLATORS: rules/68-refusals.yaml, from-domain-refused, check */
    N_("Is the call taken with the provider's domain in From?"),
    /* TRANSLATORS: rules/68-refusals.yaml, from-domain-refused, explain */
    N_("The server knows its customers by the domain in From, and this one is not its "
       "own."),
    /* TRANSLATORS: rules/68-refusals.yaml, from-domain-refused, look */
    N_("The host in From."),
    /* TRANSLATORS: rules/68-refusals.yaml, from-domain-refused, fix */
    N_("Set the domain of From to the one of the account."),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, expected */
    N_("a domain that {final.src.ip} serves"),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, note */
    N_("the request is for the domain {request.request_uri.host}"),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, title */
    N_("The domain of the Request-URI is not one that the server serves"),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, short */
    N_("Domain not served"),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, explain */
    N_("The {method} is for {request.request_uri}; {final.src.ip} answered {final.status_line}. "
       "A proxy says so when the host after the @ is neither its own name nor one that "
       "it sends calls on to."),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, fix */
    N_("Write the domain of the account into the Request-URI (server, realm or \"SIP "
       "domain\" of the trunk), or let the server know {request.request_uri.host} as "
       "its own (alias, domain table)."),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, check */
    N_("Which domains does {final.src.ip} serve?"),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, title */
    N_("The domain of the Request-URI is not served there"),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, explain */
    N_("A proxy serves certain domains, and refuses requests for others (\"not relaying\")."),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, look */
    N_("The host in the request line."),
    /* TRANSLATORS: rules/68-refusals.yaml, domain-not-served, fix */
    N_("Write the domain of the account into the Request-URI, or let the server know "
       "that domain as its own."),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, note */
    N_("nothing is set up there for {invite.src.ip}"),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, note */
    N_("the INVITE came from {invite.src} by {invite.transport}"),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, title */
    N_("The other side has no trunk for {invite.src.ip}"),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, short */
    N_("No trunk for sender"),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, explain */
    N_("{final.src.ip} answered {final.status_line} and says: {final.says}. It finds "
       "no trunk or device that belongs to the address, port and transport that the "
       "INVITE came from."),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, fix */
    N_("Set up the trunk at {final.src.ip} for {invite.src.ip} as it sees it (behind "
       "a NAT that is the outer address), with the right port and transport, on each "
       "node of a cluster; or send to the node and port where the trunk is."),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, check */
    N_("Which address and port does the trunk at {final.src.ip} name?"),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, title */
    N_("The other side has no trunk for the sender"),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, explain */
    N_("It finds nothing set up for the address, port and transport that the INVITE "
       "came from."),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, look */
    N_("The Warning or the words of the refusal."),
    /* TRANSLATORS: rules/68-refusals.yaml, peer-not-configured, fix */
    N_("Set up the trunk there for the address that it sees, on each node of a cluster."),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, note */
    N_("as whom the caller shows itself"),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, title */
    N_("Calls without a number are not taken: {final.status_line}"),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, short */
    N_("Anonymous refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, explain */
    N_("{final.src.ip} answered {final.status_line}. The caller of this INVITE is {invite.from}; "
       "the called party or its provider takes no call of which it does not see the "
       "number."),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, fix */
    N_("Show a number of your own in From, or give it to the provider in P-Asserted-Identity "
       "where only the called party is not to see it (CLIR); the called party may also "
       "allow anonymous calls."),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, title */
    N_("Calls without a number are not taken"),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, explain */
    N_("The caller shows no number, and the called party, or a trunk that knows its "
       "customers by number, refuses the call."),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, look */
    N_("From, Privacy and P-Asserted-Identity of the INVITE."),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, fix */
    N_("Show a number of your own, or give it in P-Asserted-Identity."),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, expected */
    N_("a number of the account here or in P-Asserted-Identity"),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, note */
    N_("no number anywhere in the INVITE"),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, title */
    N_("The caller withholds its number, and nothing else in the INVITE says who calls"),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, short */
    N_("No caller number"),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, explain */
    N_("From is anonymous, and there is neither P-Asserted-Identity nor P-Preferred-Identity "
       "nor Remote-Party-ID. A trunk that knows its customers by their numbers cannot "
       "tell whose call this is; {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, fix */
    N_("Give the number in P-Asserted-Identity beside Privacy: id (send_pai, trust_id_outbound "
       "in Asterisk PJSIP), or leave it in From and let the provider withhold it."),
    /* TRANSLATORS: rules/68-refusals.yaml, anonymous-refused, check */
    N_("Is the same call taken when the number is shown?"),
    /* TRANSLATORS: rules/68-refusals.yaml, emergency-refused, say */
    N_("In many countries this is no emergency number."),
    /* TRANSLATORS: rules/68-refusals.yaml, emergency-refused, note */
    N_("an emergency call"),
    /* TRANSLATORS: rules/68-refusals.yaml, emergency-refused, title */
    N_("An emergency call is refused: {final.status_line}"),
    /* TRANSLATORS: rules/68-refusals.yaml, emergency-refused, short */
    N_("Emergency refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, emergency-refused, explain */
    N_("The call to {invite.request_uri} was answered {final.status_line} by {final.src.ip}. "
       "{status_meaning|} Many trunks take emergency calls for numbers with a registered "
       "address only, in the form and by the route that the provider names; 380 says "
       "that the call has to go another way, 424 that the location in it cannot be used."),
    /* TRANSLATORS: rules/68-refusals.yaml, emergency-refused, fix */
    N_("Register the address of the caller's number with the provider (emergency address, "
       "E911), send that number as the caller, and dial the emergency number as the "
       "provider wants it. Until it works, let emergency calls go by another line, and "
       "test with the provider's test number (933 in North America), not with the real "
       "one."),
    /* TRANSLATORS: rules/68-refusals.yaml, emergency-refused, title */
    N_("An emergency call is refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, emergency-refused, explain */
    N_("Many trunks take emergency calls for numbers with a registered address only, "
       "and by the route that they name."),
    /* TRANSLATORS: rules/68-refusals.yaml, emergency-refused, look */
    N_("The status and its words, the caller's number and the location in the INVITE."),
    /* TRANSLATORS: rules/68-refusals.yaml, emergency-refused, fix */
    N_("Register the address of the number with the provider, and send emergency calls "
       "by another line until that works."),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, note */
    N_("names {invite.request_uri.user}, which is no number"),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, note */
    N_("the number that was called"),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, title */
    N_("The number that was called stands in To alone"),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, short */
    N_("Number in To only"),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, explain */
    N_("The Request-URI of the INVITE names {invite.request_uri.user} (the account, "
       "or the Contact of a registration), and the called number {invite.to.user} stands "
       "in To. {final.src.ip} looked for {invite.request_uri.user} and answered {final.status_line}."),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, fix */
    N_("Let {final.src.ip} route such calls by the number in To (in Asterisk an inbound "
       "context that reads the To header, in FreeSWITCH sip_to_user), or let the provider "
       "send the number in the Request-URI."),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, check */
    N_("Which extension or route does {final.src.ip} have for {invite.request_uri.user}?"),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, title */
    N_("The called number stands in To alone"),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, explain */
    N_("The Request-URI names the account or the Contact, and the number that was called "
       "stands in To, where the called side does not look."),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, look */
    N_("The user in the request line beside the one in To."),
    /* TRANSLATORS: rules/68-refusals.yaml, number-in-to-only, fix */
    N_("Route such calls by the number in To, or let the provider send it in the Request-URI."),
    /* TRANSLATORS: rules/68-refusals.yaml, ruri-without-user, expected */
    N_("sip:NUMBER@{invite.request_uri.host}"),
    /* TRANSLATORS: rules/68-refusals.yaml, ruri-without-user, note */
    N_("no user before the host"),
    /* TRANSLATORS: rules/68-refusals.yaml, ruri-without-user, title */
    N_("The INVITE names nobody to call"),
    /* TRANSLATORS: rules/68-refusals.yaml, ruri-without-user, short */
    N_("No called user"),
    /* TRANSLATORS: rules/68-refusals.yaml, ruri-without-user, explain */
    N_("The Request-URI {invite.request_uri} has no user: {final.src.ip} cannot know "
       "who is called, and answered {final.status_line}."),
    /* TRANSLATORS: rules/68-refusals.yaml, ruri-without-user, fix */
    N_("Look where the number was lost on {invite.src.ip}: an empty variable in the "
       "dial plan, a pattern that strips all digits, or a transfer (Refer-To) or redirection "
       "(Contact) whose URI had no user and has to be sent back to its domain as it "
       "is."),
    /* TRANSLATORS: rules/68-refusals.yaml, ruri-without-user, explain */
    N_("Its Request-URI has a host and no user."),
    /* TRANSLATORS: rules/68-refusals.yaml, ruri-without-user, look */
    N_("The request line of the INVITE."),
    /* TRANSLATORS: rules/68-refusals.yaml, ruri-without-user, fix */
    N_("Look where the number was lost: an empty variable in the dial plan, or a transfer "
       "to a URI without user."),
    /* TRANSLATORS: rules/68-refusals.yaml, busy-in-other-words, title */
    N_("The call is refused as busy, and the words say something else: {final.status_line}"),
    /* TRANSLATORS: rules/68-refusals.yaml, busy-in-other-words, short */
    N_("Busy, other words"),
    /* TRANSLATORS: rules/68-refusals.yaml, busy-in-other-words, explain */
    N_("{final.src.ip} answered {final.status_line} {final_delay} s after the INVITE, "
       "without ringing, and says: {final.says}. That is the answer of a system (a limit, "
       "a filter, a number that it has no route for), not of a person on the phone."),
    /* TRANSLATORS: rules/68-refusals.yaml, busy-in-other-words, fix */
    N_("Look in the log of {final.src.ip} for this Call-ID; compare the called number "
       "with the form in which its trunk or route has it, to the character."),
    /* TRANSLATORS: rules/68-refusals.yaml, busy-in-other-words, check */
    N_("Does the called phone ring when it is called another way?"),
    /* TRANSLATORS: rules/68-refusals.yaml, busy-in-other-words, title */
    N_("The call is refused as busy, and the words say something else"),
    /* TRANSLATORS: rules/68-refusals.yaml, busy-in-other-words, explain */
    N_("486 at once and with words of its own is the answer of a system: a limit, a "
       "filter, a number without a route."),
    /* TRANSLATORS: rules/68-refusals.yaml, busy-in-other-words, look */
    N_("The reason phrase of the 486, and whether it rang before."),
    /* TRANSLATORS: rules/68-refusals.yaml, busy-in-other-words, fix */
    N_("Look in the log of the side that answered, and compare the called number with "
       "the one that it has."),
    /* TRANSLATORS: rules/68-refusals.yaml, redirect-without-contact, expected */
    N_("a Contact with the new address"),
    /* TRANSLATORS: rules/68-refusals.yaml, redirect-without-contact, title */
    N_("The call is redirected to nowhere: {final.status_line} without Contact"),
    /* TRANSLATORS: rules/68-refusals.yaml, redirect-without-contact, short */
    N_("3xx sans Contact"),
    /* TRANSLATORS: rules/68-refusals.yaml, redirect-without-contact, explain */
    N_("{final.src.ip} answered {final.status_line}: the caller is to try another address, "
       "which has to stand in Contact. There is none, so that the call ends here."),
    /* TRANSLATORS: rules/68-refusals.yaml, redirect-without-contact, fix */
    N_("Let {final.src.ip} write the new address into the Contact of its 3xx (the forwarding "
       "number of the phone is empty, or its domain is missing), or forward the call "
       "itself."),
    /* TRANSLATORS: rules/68-refusals.yaml, redirect-without-contact, title */
    N_("The call is redirected to nowhere"),
    /* TRANSLATORS: rules/68-refusals.yaml, redirect-without-contact, explain */
    N_("A 3xx names the new address in Contact; this one has none."),
    /* TRANSLATORS: rules/68-refusals.yaml, redirect-without-contact, look */
    N_("The Contact of the 3xx."),
    /* TRANSLATORS: rules/68-refusals.yaml, redirect-without-contact, fix */
    N_("Let the redirecting side write the new address into Contact, or forward the "
       "call itself."),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, note */
    N_("{final_delay} s after the INVITE; no CANCEL asked for it"),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, note */
    N_("how long the caller lets it ring"),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, title */
    N_("The called side ends the ringing by itself, after {final_delay} s"),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, short */
    N_("Ringing ended there"),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, explain */
    N_("{final.src.ip} answered {final.status_line} {final_delay} s after the INVITE "
       "although no CANCEL had come: its own ring time is over, or that of the Expires "
       "header of the INVITE ({invite.header.Expires|there is none})."),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, fix */
    N_("Set a longer ring time on {final.src.ip} (or in the Expires of the INVITE), "
       "and mind that voicemail or forwarding of the called side may want a shorter "
       "one."),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, check */
    N_("Which ring time (no answer timeout) does {final.src.ip} have?"),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, title */
    N_("The called side ends the ringing by itself"),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, explain */
    N_("A 487 that no CANCEL asked for ends the INVITE when the ring time of the called "
       "side, or that of Expires, is over."),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, look */
    N_("The time from the INVITE to the 487, and the Expires of the INVITE."),
    /* TRANSLATORS: rules/68-refusals.yaml, ringing-ended-by-callee, fix */
    N_("Set a longer ring time on the called side."),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, note */
    N_("what the subscription is to"),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, title */
    N_("The refresh of the subscription is refused: {final.status_line}"),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, short */
    N_("Refresh refused: 481"),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, explain */
    N_("{final_request.src.ip} refreshes its subscription to {final_request.header.Event|an "
       "event}, and {final.src.ip} answered {final.status_line}: the server does not "
       "have the subscription any more. Until {final_request.src.ip} subscribes anew "
       "it gets no more news of it."),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, fix */
    N_("Let {final_request.src.ip} subscribe anew after a 481, with another Call-ID "
       "and without a To tag. If it happens often, look whether the server was restarted, "
       "or the refresh went to another server than the one that has the subscription."),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, check */
    N_("Did {final.src.ip} restart since the subscription began?"),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, short */
    N_("Refresh refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, explain */
    N_("{final_request.src.ip} refreshes its subscription to {final_request.header.Event|an "
       "event}, and {final.src.ip} answered {final.status_line}. {status_meaning|}"),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, fix */
    N_("Look in the log of {final.src.ip} for this Call-ID. 404, 405, 410, 416, 480 "
       "to 485, 489, 501 and 604 end the subscription, and {final_request.src.ip} has "
       "to subscribe anew; after another status it holds until it runs out."),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, check */
    N_("Does {final.src.ip} take a new subscription of {final_request.src.ip}?"),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, title */
    N_("The subscription is refused: {final.status_line}"),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, short */
    N_("SUBSCRIBE refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, explain */
    N_("{final_request.src.ip} subscribes to {final_request.header.Event|an event} of "
       "{final_request.request_uri}, and {final.src.ip} answered {final.status_line}. "
       "{status_meaning|} Lamps (BLF), presence or message waiting stay dark."),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, fix */
    N_("489: the server does not know this event; choose one that it has. 404: the server "
       "does not have this user, or no such event of it; look at the user in the Request-URI "
       "and at its hint or mailbox. 403: allow the phone to watch it. Else switch the "
       "function off on the phone."),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, title */
    N_("The subscription is refused"),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, explain */
    N_("Lamps, presence and message waiting come by SUBSCRIBE, and the server does not "
       "take this one."),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, look */
    N_("The status, and the Event of the SUBSCRIBE."),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, fix */
    N_("Choose an event that the server has, and allow the phone to watch that user."),
    /* TRANSLATORS: rules/68-refusals.yaml, subscription-refused, explain */
    N_("{final_request.src.ip} subscribes to {final_request.header.Event|an event} of "
       "{final_request.request_uri}, and {final.src.ip} answered {final.status_line}. "
       "{status_meaning|}"),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, title */
    N_("The trunk has no origination URI that leads to the PBX"),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, short */
    N_("No orig. URI to PBX"),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, explain */
    N_("The provider has nowhere to send the call: no origination URI is set for the "
       "trunk, or it does not resolve to a public address."),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, fix */
    N_("Set an origination URI for the trunk that is enabled and leads to the PBX over "
       "the internet: sip: and its public address or a name that resolves to it in public "
       "DNS, with its port and transport."),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, check */
    N_("Which origination URIs does the provider show for the trunk? Do their hosts "
       "resolve in public DNS?"),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, about */
    N_("The provider's own alert proves it. A capture at the PBX holds nothing of such "
       "a call, and the provider's call log neither. Looks alike: a call that a firewall "
       "before the PBX drops; that one is in the provider's call log."),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, look */
    N_("The origination URI at the provider; nothing arrives at the PBX."),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, look */
    N_("The origination URI of the trunk; Debugger 32010; nothing arrives at the PBX, "
       "and nothing is in the Call Log."),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, title */
    N_("The provider raised an alert that the trunk has no origination URI that leads "
       "to the PBX"),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, short */
    N_("Alert: no orig. URI"),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, explain */
    N_("While the capture went on, the provider's debugger told of a call that had nowhere "
       "to go, and the capture holds none such: no origination URI is set for the trunk, "
       "or it does not resolve to a public address."),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-firewall-blocks-provider, title */
    N_("Calls of the provider's call log never came here"),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-firewall-blocks-provider, short */
    N_("Calls never came"),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-firewall-blocks-provider, explain */
    N_("The provider's call log has calls to the PBX from the time of this capture that "
       "reached nobody, and the capture does not hold them ({log.unreached}). So the "
       "trunk has an origination URI, and either it leads to another host, or a firewall "
       "before this one drops them."),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-firewall-blocks-provider, fix */
    N_("Compare the origination URI with the public address of the PBX, and allow all "
       "signalling ranges of the provider, of every region, in each firewall on the "
       "way (UDP and TCP 5060, TLS 5061)."),
    /* TRANSLATORS: rules/72-series.yaml, concurrent-call-limit-exceeded, note */
    N_("at once, without ringing, with {limit.calls} calls or more up"),
    /* TRANSLATORS: rules/72-series.yaml, concurrent-call-limit-exceeded, title */
    N_("Refused while {limit.calls} calls are up; all channels seem to be in use"),
    /* TRANSLATORS: rules/72-series.yaml, concurrent-call-limit-exceeded, explain */
    N_("{limit.refused} calls between these hosts were refused with {final.status_line} "
       "at once, without ringing, and each of them while {limit.calls} other calls or "
       "more were up; with fewer calls up the calls were taken. {final.src.ip} seems "
       "to take no more than {limit.calls} at a time, whatever the words of its status "
       "say."),
    /* TRANSLATORS: rules/72-series.yaml, concurrent-call-limit-exceeded, fix */
    N_("Have the number of channels (concurrent calls) of the trunk or account raised, "
       "or keep the PBX below it: a limit on the trunk in the PBX, an overflow to another "
       "trunk."),
    /* TRANSLATORS: rules/72-series.yaml, concurrent-call-limit-exceeded, check */
    N_("How many concurrent calls does the contract or the configuration of {final.src.ip} "
       "allow? Are channels of ended calls freed there?"),
    /* TRANSLATORS: rules/72-series.yaml, concurrent-call-limit-exceeded, about */
    N_("Each call that met so many others was refused, none that met fewer: a pattern "
       "that proves nothing but is hard to explain otherwise. Looks alike: a busy or "
       "absent callee (the same number each time), an outage (no call is taken), a limit "
       "on calls per second (they were up for longer)."),
    /* TRANSLATORS: rules/72-series.yaml, dns-slow-or-flapping, expected */
    N_("an answer within some hundred milliseconds"),
    /* TRANSLATORS: rules/72-series.yaml, dns-slow-or-flapping, note */
    N_("answered after {name.wait} s"),
    /* TRANSLATORS: rules/72-series.yaml, dns-slow-or-flapping, note */
    N_("sent only then"),
    /* TRANSLATORS: rules/72-series.yaml, dns-slow-or-flapping, title */
    N_("The DNS server took {name.wait} s to answer, and the call waited for it"),
    /* TRANSLATORS: rules/72-series.yaml, dns-slow-or-flapping, short */
    N_("DNS slow"),
    /* TRANSLATORS: rules/72-series.yaml, dns-slow-or-flapping, explain */
    N_("The address for this call was asked for as {name.host}; {name.server} answered "
       "{name.wait} s after the first question ({name.tries} sent), and the request "
       "went out only after that. Callers wait in silence for so long, or give up."),
    /* TRANSLATORS: rules/72-series.yaml, dns-slow-or-flapping, fix */
    N_("Give the PBX a resolver that answers fast: a caching one on the host or in the "
       "LAN, with several servers behind it, and take servers out that do not answer."),
    /* TRANSLATORS: rules/72-series.yaml, dns-slow-or-flapping, check */
    N_("dig @{name.server} {name.host}, several times; does the first question after "
       "a while take long?"),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, note */
    N_("answered by {name.server}: {request.dst.ip}"),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, note */
    N_("sent {request.sends} times to {request.dst}, no response"),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, title */
    N_("{name.host} resolves to a private address"),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, short */
    N_("DNS gives private IP"),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, explain */
    N_("{name.server} says that {name.host} is {request.dst.ip}, a private address, "
       "which from {request.src.ip} (a public one) leads nowhere without a tunnel. The "
       "{method} was sent there {request.sends} times, and nothing came back."),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, fix */
    N_("Give the name a public address where {request.src.ip} asks for it: an internal "
       "record that leaked into the public zone, a split DNS view that is picked wrongly, "
       "or a resolver of another network. With a VPN to that network, look at its routes."),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, check */
    N_("What do a public resolver and the one of {request.src.ip} say of {name.host}?"),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, about */
    N_("The address comes from a DNS answer in the capture, the sender has a public "
       "one. Looks alike: a private address that a VPN leads to, from which responses "
       "come."),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, title */
    N_("The name resolves to a private address"),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, explain */
    N_("The name of the server or trunk leads to an address that only an inner network "
       "has. From outside, nothing answers there."),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, look */
    N_("The answer to the DNS question before the call, and the address that the INVITE "
       "goes to."),
    /* TRANSLATORS: rules/72-series.yaml, dns-private-address, fix */
    N_("Give the name a public address where it is asked for from outside, or correct "
       "the split DNS."),
    /* TRANSLATORS: rules/72-series.yaml, srv-failover, note */
    N_("never tried: {name.untried}"),
    /* TRANSLATORS: rules/72-series.yaml, srv-failover, title */
    N_("One address does not answer, and the others of the name are not tried"),
    /* TRANSLATORS: rules/72-series.yaml, srv-failover, short */
    N_("Only 1 address tried"),
    /* TRANSLATORS: rules/72-series.yaml, srv-failover, explain */
    N_("{request.dst} does not answer, and {name.host} has other addresses as well: "
       "{name.untried}. Nothing was sent to any of them; a client has to go on to the "
       "next when one fails or is silent."),
    /* TRANSLATORS: rules/72-series.yaml, srv-failover, fix */
    N_("Let the PBX try all addresses of the name in turn (DNS SRV and A records, failover "
       "after some seconds of silence), instead of the first one only or one that was "
       "entered by hand. Then look for why {request.dst} is silent."),
    /* TRANSLATORS: rules/72-series.yaml, srv-failover, check */
    N_("Does {name.untried} answer an OPTIONS from this host?"),
    /* TRANSLATORS: rules/72-series.yaml, srv-failover, explain */
    N_("The name stands for several addresses. The PBX keeps to one that does not answer."),
    /* TRANSLATORS: rules/72-series.yaml, srv-failover, look */
    N_("An INVITE repeated to one address without response, and a DNS answer with more "
       "addresses, or several SRV records."),
    /* TRANSLATORS: rules/72-series.yaml, srv-failover, fix */
    N_("Let the PBX try all addresses of the name in turn; do not enter a single address "
       "by hand."),
    /* TRANSLATORS: rules/72-series.yaml, rtp-of-no-call, note */
    N_("of no call"),
    /* TRANSLATORS: rules/72-series.yaml, rtp-of-no-call, title */
    N_("RTP flows between the hosts of this call, but on ports that no SDP gives"),
    /* TRANSLATORS: rules/72-series.yaml, rtp-of-no-call, short */
    N_("RTP ports not in SDP"),
    /* TRANSLATORS: rules/72-series.yaml, rtp-of-no-call, explain */
    N_("{loose.packets} RTP packets went from {loose.src} to {loose.dst} while this "
       "call was up. Neither end is in an SDP of the call (the caller wants its voice "
       "at {caller.connection|?}:{caller.audio.port|?}, the callee at {callee.connection|?}:{callee.audio.port|?}): "
       "the voice goes past it."),
    /* TRANSLATORS: rules/72-series.yaml, rtp-of-no-call, fix */
    N_("Look on the host of {loose.src} at which media description it follows: an SDP "
       "changed on the way (an SBC or SIP ALG on one side only), a port that a media "
       "proxy opened for another leg."),
    /* TRANSLATORS: rules/72-series.yaml, rtp-of-no-call, check */
    N_("Does an SDP in another call or on another interface name these ports?"),
    /* TRANSLATORS: rules/72-series.yaml, rtp-of-no-call, explain */
    N_("RTP flows between the hosts, on other ports than the two SDPs give."),
    /* TRANSLATORS: rules/72-series.yaml, rtp-of-no-call, look */
    N_("The ports of the RTP and those of the m= lines."),
    /* TRANSLATORS: rules/72-series.yaml, rtp-of-no-call, fix */
    N_("Look for what changes the SDP on one side only (an SBC, a SIP ALG)."),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, note */
    N_("{report.count} reports, by which it has sent no RTP"),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, note */
    N_("where its voice is wanted"),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, title */
    N_("{report.src} sends no voice, by its own RTCP reports"),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, short */
    N_("RTCP: sends no RTP"),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, explain */
    N_("No RTP comes from {report.src}, and its {report.count} RTCP reports say that "
       "it sent none (receiver reports only, or a sender's packet count of 0). So no "
       "firewall holds its voice back: RTCP goes through and the sender does not send."),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, fix */
    N_("Look on {report.src} for why it does not send: mute or hold, no sound device "
       "or file, a codec that could not be opened, keys for SRTP that are missing, a "
       "media relay without its other leg."),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, check */
    N_("What does the log of that endpoint say of the media of this call?"),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, about */
    N_("The reports prove that it does not send. Looks alike: a firewall or NAT that "
       "drops RTP; then the sender's reports count packets."),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, title */
    N_("One side sends no voice"),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, explain */
    N_("Its RTCP reports say that it has sent nothing; no firewall holds it back."),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, look */
    N_("Sender reports with a packet count of 0, or receiver reports only."),
    /* TRANSLATORS: rules/72-series.yaml, sender-silent, fix */
    N_("Look at that endpoint (mute, sound device, codec, keys for SRTP, a media relay "
       "without its other leg)."),
    /* TRANSLATORS: rules/72-series.yaml, rtp-lost-on-the-way, note */
    N_("{report.sent} packets sent, by its own count"),
    /* TRANSLATORS: rules/72-series.yaml, rtp-lost-on-the-way, note */
    N_("where they are wanted"),
    /* TRANSLATORS: rules/72-series.yaml, rtp-lost-on-the-way, title */
    N_("{report.src} sends voice, by its RTCP reports, and none arrives here"),
    /* TRANSLATORS: rules/72-series.yaml, rtp-lost-on-the-way, short */
    N_("RTP sent, none comes"),
    /* TRANSLATORS: rules/72-series.yaml, rtp-lost-on-the-way, explain */
    N_("The RTCP sender reports of {report.src} count {report.sent} RTP packets, and "
       "none of them is in the capture although the reports themselves are: something "
       "between that endpoint and this point drops RTP, or it went to another address."),
    /* TRANSLATORS: rules/72-series.yaml, rtp-lost-on-the-way, fix */
    N_("Compare where the voice is wanted with where it could go: a firewall that lets "
       "the RTCP port pass and not that of RTP, a NAT, an address in the SDP that is "
       "reached another way."),
    /* TRANSLATORS: rules/72-series.yaml, rtp-lost-on-the-way, check */
    N_("Capture beside {report.src}; to which address and port does its RTP leave?"),
    /* TRANSLATORS: rules/72-series.yaml, rtp-lost-on-the-way, title */
    N_("One side sends voice that does not arrive"),
    /* TRANSLATORS: rules/72-series.yaml, rtp-lost-on-the-way, explain */
    N_("Its RTCP sender reports count packets, and none of them comes."),
    /* TRANSLATORS: rules/72-series.yaml, rtp-lost-on-the-way, look */
    N_("The packet count of the sender reports, and RTP from that address."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, title */
    N_("Many calls to numbers in +{range.digits}…, an expensive range: are they yours?"),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, short */
    N_("Toll fraud?"),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, explain */
    N_("{range.caller} called {range.numbers} different numbers in +{range.digits}… "
       "within an hour ({range.calls} calls, {range.short} of them unanswered or shorter "
       "than a minute). The range is one of those that cost most (satellite, shared-revenue "
       "and premium numbers, some islands and countries), and calls of this kind are "
       "what stolen credentials or an open PBX are used for."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, fix */
    N_("Find out which extension or account makes these calls; if nobody does, change "
       "its password, look where it registers from, and forward settings and DISA. Have "
       "the provider bar these destinations, and set a limit on cost and on calls at "
       "once."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, check */
    N_("Do you know who calls these numbers? Do they come at night, or from an address "
       "that is not yours?"),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, about */
    N_("A pattern, no proof: many different numbers of one dear range by one caller "
       "in a short time. Looks alike: a call centre that serves customers there."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, title */
    N_("Somebody calls expensive numbers, or looks for a way to"),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, explain */
    N_("Many different numbers of one dear range within an hour, or one number behind "
       "many prefixes, are what stolen credentials and open PBXs are used for."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, look */
    N_("Who makes these calls, from which address, at what time."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, fix */
    N_("Change the password of the account, bar the destinations at the provider, let "
       "the firewall accept SIP from known addresses only."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, title */
    N_("One number is dialled behind {prefixes.tried} different prefixes"),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, explain */
    N_("{prefixes.caller} called a number that ends in {prefixes.number} behind {prefixes.tried} "
       "different prefixes within an hour ({prefixes.calls} calls, {prefixes.unanswered} "
       "of them unanswered or short). So do programs that search for a dial plan which "
       "lets calls out."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, fix */
    N_("If {prefixes.caller} is none of yours, let the firewall accept SIP from known "
       "addresses only, and refuse calls without credentials. Look in the PBX whether "
       "one of these calls went out."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, check */
    N_("Is {prefixes.caller} known to you?"),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, about */
    N_("The same last digits after many different beginnings. Looks alike: a call centre "
       "that adds a prefix to choose the carrier, which uses two or three."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, note */
    N_("the same number behind {prefixes.of_call} prefixes"),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, note */
    N_("refused, as it should be"),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, title */
    N_("Refused: one of {prefixes.of_call} tries to dial one number behind other prefixes"),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, explain */
    N_("{caller.ip} dialled this number behind {prefixes.of_call} different prefixes, "
       "in vain. Such calls search for a dial plan that lets them out; that this one "
       "was answered {final.status_line} is no fault."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, fix */
    N_("Nothing for this call. If {caller.ip} is none of yours, let the firewall accept "
       "SIP from known addresses only."),
    /* TRANSLATORS: rules/72-series.yaml, toll-fraud-pattern, check */
    N_("Is {caller.ip} known to you?"),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, title */
    N_("Only the calls by way of {common.value} fail: {common.failed} of {common.failed}"),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, short */
    N_("Only one kind fails"),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, explain */
    N_("All {common.failed} calls to {common.value} failed without ringing, and the "
       "{common.others} others of this capture, which went another way, rang or were "
       "answered."),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, fix */
    N_("Take {common.value} out of the routing until it works, and look there (or ask "
       "who runs it) for why it refuses what the others take."),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, check */
    N_("Does a call that failed get through by another gateway?"),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, title */
    N_("Only the calls from {common.value} fail: {common.failed} of {common.failed}"),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, explain */
    N_("All {common.failed} calls from {common.value} failed without ringing, and the "
       "{common.others} calls from elsewhere rang or were answered."),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, fix */
    N_("If {common.value} is a network of yours, look at its way to the server (routes, "
       "NAT, firewall, VLAN) and at whether the server knows it. If it is not, these "
       "are strangers, and that they fail is as it should be."),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, check */
    N_("Is {common.value} yours?"),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, title */
    N_("Only the calls of {common.value} fail: {common.failed} of {common.failed}"),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, explain */
    N_("All {common.failed} calls that {common.value} made failed without ringing, and "
       "the {common.others} calls of other programs rang or were answered."),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, fix */
    N_("Compare an INVITE of {common.value} with one that is taken (numbers, From, codecs, "
       "headers), and look for an update of it or a setting that all these devices share."),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, check */
    N_("Does the same number ring when another device calls it?"),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, title */
    N_("Only the calls that offer {common.value} fail: {common.failed} of {common.failed}"),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, explain */
    N_("All {common.failed} calls that offer {common.value} failed without ringing, "
       "and the {common.others} calls with other codecs rang or were answered."),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, fix */
    N_("Offer these calls with the codecs of those that are taken, or enable one of "
       "{common.value} on the other side."),
    /* TRANSLATORS: rules/72-series.yaml, only-calls-of-a-kind-fail, check */
    N_("Does the same call get through with other codecs?"),
    /* TRANSLATORS: rules/72-series.yaml, retry-storm, title */
    N_("One number is called {retries.calls} times within a minute, in vain"),
    /* TRANSLATORS: rules/72-series.yaml, retry-storm, short */
    N_("Redialled in vain"),
    /* TRANSLATORS: rules/72-series.yaml, retry-storm, explain */
    N_("{retries.caller} called {retries.number} {retries.calls} times within a minute, "
       "and none of these calls was answered for long. A dialler or a route that tries "
       "again at once makes load for itself and for others, and providers bar who does."),
    /* TRANSLATORS: rules/72-series.yaml, retry-storm, fix */
    N_("Let {retries.caller} wait between attempts, longer each time, heed Retry-After, "
       "and give up after a few."),
    /* TRANSLATORS: rules/72-series.yaml, retry-storm, check */
    N_("Which part of {retries.caller} repeats the call?"),
    /* TRANSLATORS: rules/72-series.yaml, registration-storm, title */
    N_("{storm.requests} REGISTERs within ten seconds, {storm.each} for each user"),
    /* TRANSLATORS: rules/72-series.yaml, registration-storm, short */
    N_("REGISTER storm"),
    /* TRANSLATORS: rules/72-series.yaml, registration-storm, explain */
    N_("{storm.users} users sent {storm.requests} REGISTERs within ten seconds, {storm.each} "
       "each, to {storm.dst}: far more than any expiry asks for. So many phones that "
       "try again at once can keep a registrar from answering any of them."),
    /* TRANSLATORS: rules/72-series.yaml, registration-storm, fix */
    N_("Let phones wait longer and at random between attempts (RFC 5626 section 4.5), "
       "raise the expiry, and limit REGISTERs by source at {storm.dst}; look for what "
       "the phones do not get: an answer, the right password, an expiry that they keep "
       "to."),
    /* TRANSLATORS: rules/72-series.yaml, registration-storm, check */
    N_("Are the REGISTERs answered, and with what? Did a restart or an outage come before?"),
    /* TRANSLATORS: rules/72-series.yaml, registration-storm, title */
    N_("Very many registrations come at once"),
    /* TRANSLATORS: rules/72-series.yaml, registration-storm, explain */
    N_("After an outage all phones register again at the same time, and the registrar "
       "answers late or not at all."),
    /* TRANSLATORS: rules/72-series.yaml, registration-storm, look */
    N_("How many REGISTERs come in a second, and from how many addresses."),
    /* TRANSLATORS: rules/72-series.yaml, registration-storm, fix */
    N_("Let the phones wait a random time before they register again, and the registrar "
       "shorten its answers when it is busy."),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, title */
    N_("{sweep.src} asks for one user after the other"),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, short */
    N_("OPTIONS user sweep"),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, explain */
    N_("{sweep.src} sent {sweep.requests} OPTIONS for {sweep.users} users within ten "
       "seconds to {sweep.dst}, and none was answered well. So a scanner looks for users "
       "that exist."),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, fix */
    N_("Let a firewall drop {sweep.src} (fail2ban, a limit by source), and answer requests "
       "for users that do not exist no other than those for users that do."),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, check */
    N_("Does {sweep.src} belong to somebody you know?"),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, title */
    N_("OPTIONS goes to many addresses in turn"),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, explain */
    N_("A host asks one address after the other: a scanner looks for SIP servers."),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, look */
    N_("Which addresses one host sends OPTIONS to."),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, fix */
    N_("Let the firewall accept SIP from known addresses only."),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, title */
    N_("{sweep.src} floods {sweep.dst} with OPTIONS"),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, short */
    N_("OPTIONS flood"),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, explain */
    N_("{sweep.src} sent {sweep.requests} OPTIONS within ten seconds to {sweep.dst}, "
       "and none was answered well. A peer that only wants to know whether the other "
       "is up asks once in ten seconds or less often."),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, fix */
    N_("Let a firewall limit or drop {sweep.src}; if it is a peer of yours, set the "
       "interval of its pings."),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, title */
    N_("OPTIONS comes far too often"),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, explain */
    N_("More OPTIONS than keepalive needs load the server, and some providers block "
       "who sends them."),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, look */
    N_("The time between two OPTIONS of one host."),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, fix */
    N_("Set the interval of the keepalive (qualify, ping) to 30 seconds or more."),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, title */
    N_("{asked.src} asks {asked.dst} for one user after the other, and each is answered "
       "well"),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, explain */
    N_("{asked.src} sent OPTIONS for {asked.users} users of {asked.dst} within ten seconds, "
       "and all of these were answered with 2xx. So a scanner looks for users, and so "
       "does a PBX that asks after phones behind one address. Where all users are answered "
       "alike, a scanner learns nothing of them, but that a SIP server is here."),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, fix */
    N_("If {asked.src} is none of yours: let a firewall drop it (fail2ban, a limit by "
       "source). If it is a server of yours that asks after its phones here, nothing "
       "is wrong."),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, check */
    N_("Does {asked.src} belong to somebody you know?"),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, title */
    N_("{scan.src} asks {scan.hosts} hosts for the same user"),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, short */
    N_("OPTIONS host sweep"),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, explain */
    N_("{scan.src} sent OPTIONS for one and the same user to {scan.hosts} hosts within "
       "ten seconds, each by its own address, and they answered with 2xx. So a scanner "
       "looks for SIP servers, and so does a monitor that asks whether its own are up."),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, fix */
    N_("If {scan.src} is none of yours: let the firewall accept SIP from known addresses "
       "only. If it is yours and no monitor runs there, look who uses it."),
    /* TRANSLATORS: rules/72-series.yaml, options-sweep, check */
    N_("Does {scan.src} belong to somebody you know?"),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, title */
    N_("{asked.src} asks {asked.dst} by OPTIONS far too often"),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, explain */
    N_("{asked.src} sent {asked.requests} OPTIONS within ten seconds to {asked.dst}, "
       "with {asked.targets} different Request-URI(s), and they were answered well. "
       "A peer that only wants to know whether the other is up asks once in ten seconds "
       "or less often; so many are load for both, and some providers bar who asks so."),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, fix */
    N_("Set the interval of the pings (qualify, keepalive) in {asked.src} to 30 s or "
       "more, and look whether several trunks to the same address each send their own. "
       "If it is none of yours, let a firewall limit it."),
    /* TRANSLATORS: rules/72-series.yaml, options-flood, check */
    N_("Does {asked.src} belong to somebody you know, and which interval is set there?"),
    /* TRANSLATORS: rules/72-series.yaml, options-too-often, note */
    N_("every {ping.interval} s in the mean"),
    /* TRANSLATORS: rules/72-series.yaml, options-too-often, title */
    N_("OPTIONS are sent to {provider.name} every {ping.interval} s"),
    /* TRANSLATORS: rules/72-series.yaml, options-too-often, short */
    N_("OPTIONS too often"),
    /* TRANSLATORS: rules/72-series.yaml, options-too-often, explain */
    N_("{request.src.ip} sends OPTIONS to {request.dst.ip} every {ping.interval} s in "
       "the mean. {provider.name} wants at least {provider.options_least} s between "
       "them, and may bar who asks more often."),
    /* TRANSLATORS: rules/72-series.yaml, options-too-often, fix */
    N_("Set the interval of the pings (qualify) in {request.src.ip} to 30 s or more, "
       "and let one trunk ping for all that lead to the same address."),
    /* TRANSLATORS: rules/72-series.yaml, options-too-often, check */
    N_("How many trunks of {request.src.ip} lead to {request.dst.ip}, each with its "
       "own ping?"),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, say */
    N_("The two statuses differ; a B2BUA may well answer with one of its own."),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, note */
    N_("passed back; the leg behind was refused with {onward_leg.status}"),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, title */
    N_("The refusal seems to come from behind {final.src.ip}: {onward_leg.final.status_line}"),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, short */
    N_("Refused on next leg"),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, explain */
    N_("{final.src.ip} began another call to the same number right after this one (Call-ID "
       "{onward_leg.call_id}), to {onward_leg.invite.dst}. That one was refused with "
       "{onward_leg.final.status_line}, and then this one was answered {final.status_line}. "
       "Most likely the refusal was passed back."),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, fix */
    N_("Look at the finding of the call with Call-ID {onward_leg.call_id}, and mend "
       "what it says. It may be something that this leg hands on: the number, the caller's "
       "number or the codecs."),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, check */
    N_("What does the report say of the call with Call-ID {onward_leg.call_id}?"),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, about */
    N_("Likely when the called host begins a call to the same number within two seconds, "
       "which is refused before this one is. Looks alike: a host that refuses by itself, "
       "and a B2BUA whose second attempt succeeds."),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, title */
    N_("The refusal comes from the leg behind the B2BUA"),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, explain */
    N_("A B2BUA (PBX, SBC) makes two calls of one. When the second is refused, the first "
       "one is, too."),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, look */
    N_("A call that the B2BUA begins to the same number at once, and how that ends."),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, fix */
    N_("Mend what is wrong on the second leg."),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, note */
    N_("the leg behind got no answer"),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, title */
    N_("Nothing answers behind {final.src.ip}, at {onward_leg.invite.dst}"),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, short */
    N_("Next leg silent"),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, explain */
    N_("{final.src.ip} began another call to the same number right after this one (Call-ID "
       "{onward_leg.call_id}), to {onward_leg.invite.dst}. No response to its INVITE "
       "is in the capture; this call was then answered {final.status_line}."),
    /* TRANSLATORS: rules/74-beside-it.yaml, leg-behind-refused, fix */
    N_("Find out why {onward_leg.invite.dst} does not answer {onward_leg.invite.src}; "
       "the finding of the call with Call-ID {onward_leg.call_id} says more."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, expected */
    N_("the Call-ID of the second call, that with the new target"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, note */
    N_("names the call of this REFER itself"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, title */
    N_("The Replaces of the transfer names the call that is transferred"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, short */
    N_("Replaces own call"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, explain */
    N_("In an attended transfer the Replaces within Refer-To names the other call of "
       "{refer.src.ip}, the one with the new target, which the transferred party is "
       "to take over. Here it names {refer.replaces.call_id}, the very call in which "
       "the REFER is sent, and the transfer fails."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, fix */
    N_("Let {refer.src.ip} put the Call-ID and the tags of its call with the new target "
       "into Replaces: the to-tag is that of the target."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, about */
    N_("Likely when the Call-ID in Replaces is that of the REFER, and the transfer fails. "
       "Looks alike: a Replaces with the Call-ID of the second call, and one that is "
       "captured nowhere."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, title */
    N_("Replaces names a dialog that the target does not have"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, explain */
    N_("Replaces names the dialog that is to be taken over by Call-ID, to-tag and from-tag. "
       "With the Call-ID of another call, tags of another dialog or a call that is over, "
       "the target answers 481 (or 603)."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, look */
    N_("The Replaces in Refer-To and in the INVITE that follows, beside Call-ID and "
       "tags of the call with the target."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, fix */
    N_("Let the transferring side name the dialog with the target as it is when the "
       "REFER is sent."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, note */
    N_("no dialog of that call that was captured has these tags"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, title */
    N_("The Replaces of the transfer has tags that the call does not have"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, short */
    N_("Replaces other tags"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, explain */
    N_("The Replaces within Refer-To names {refer.replaces}. The call with that Call-ID "
       "was captured, and no dialog of it that was captured has these two tags. The "
       "transfer fails."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, fix */
    N_("Let {refer.src.ip} name the dialog as it is: the to-tag is that of the target, "
       "the from-tag its own, both of the answer that was acknowledged."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, note */
    N_("this call had ended when the REFER was sent"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, title */
    N_("The call that the transfer is to take over has ended"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, short */
    N_("Replaces ended call"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, explain */
    N_("The Replaces within Refer-To names the call {refer.replaces.call_id}, which "
       "had ended when {refer.src.ip} sent its REFER. The transfer fails."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, fix */
    N_("Let {refer.src.ip} keep the call with the target up until the transfer is done."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, expected */
    N_("{invite.replaces.expected|the dialog with the target}"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, title */
    N_("The Replaces of the INVITE has tags that the call does not have: {final.status_line}"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, explain */
    N_("The INVITE is to take over the dialog {invite.header.Replaces}. The call with "
       "that Call-ID was captured, and no dialog of it that was captured has these two "
       "tags. {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, fix */
    N_("If a REFER asked for this INVITE, compare its Replaces: if it is the same, mend "
       "the sender of the REFER; if not, let {invite.src.ip} take it over unchanged, "
       "to-tag and from-tag in their places."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, note */
    N_("this call had ended when the INVITE came"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, title */
    N_("The call that the INVITE is to take over has ended: {final.status_line}"),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, explain */
    N_("The INVITE is to take over the call {invite.replaces.call_id}, which had ended "
       "when the INVITE came. {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/74-beside-it.yaml, replaces-other-dialog, fix */
    N_("Keep the call that is to be taken over up until the INVITE is answered."),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, expected */
    N_("an INVITE to this address"),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, note */
    N_("where the call is to go; none follows"),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, title */
    N_("The call is redirected, and {invite.src.ip} does not follow: {final.status_line}"),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, short */
    N_("3xx not followed"),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, explain */
    N_("{final.src.ip} answered {final.status_line}: the caller is to call {final.contact} "
       "instead. No INVITE of {invite.src.ip} to that address follows in the ten seconds "
       "after it; the capture shows no other attempt to that address."),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, fix */
    N_("Let {invite.src.ip} follow redirections (it may be switched off, or forbidden "
       "for this address: a route or an ACL for the new host may be missing), or let "
       "{final.src.ip} forward such calls itself."),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, check */
    N_("May {invite.src.ip} send calls to {final.contact}?"),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, about */
    N_("Likely when the caller's own traffic is captured and no INVITE to a Contact "
       "of the 3xx follows within ten seconds. Looks alike: a 3xx that is followed, "
       "with the same or another Call-ID; a provider that follows elsewhere, where no "
       "capture sees it."),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, title */
    N_("The call is redirected, and the caller does not follow"),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, explain */
    N_("A 3xx names another address in Contact. The caller has to send a new INVITE "
       "there."),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, look */
    N_("An INVITE to the Contact of the 3xx after it."),
    /* TRANSLATORS: rules/74-beside-it.yaml, redirect-not-followed, fix */
    N_("Let the caller follow redirections, or the called side forward by itself."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, expected */
    N_("a NOTIFY at once"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, note */
    N_("accepted; no NOTIFY in the {capture.after} s after it"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, note */
    N_("where the NOTIFY has to go"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, title */
    N_("The subscription is accepted, and no NOTIFY of it was seen"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, short */
    N_("SUBSCRIBE: no NOTIFY"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, explain */
    N_("{request.src.ip} subscribes to {request.header.Event}, and {final.src.ip} answered "
       "{final.status_line}. The notifier has to tell the state by a NOTIFY at once, "
       "even when there is nothing to tell; none with this Call-ID is in the capture. "
       "What waits for it, such as lamps (BLF), presence or message waiting, shows nothing."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, fix */
    N_("Look whether {final.src.ip} sends its NOTIFY elsewhere (it has to reach the "
       "Contact {request.contact}) or not at all (no hint, no mailbox, no presence agent "
       "for {request.request_uri})."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, check */
    N_("Does a capture on {final.src.ip} show the NOTIFY?"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, about */
    N_("Likely when 32 s pass after the 2xx without a NOTIFY of that Call-ID, both directions "
       "captured. Looks alike: a NOTIFY that comes before the 200, and one that reports "
       "an empty state."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, explain */
    N_("A 2xx to SUBSCRIBE has to be followed by a NOTIFY at once."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, look */
    N_("A NOTIFY after the 200 to the SUBSCRIBE, and the Contact that it has to go to."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-notified, fix */
    N_("Look whether the server sends its NOTIFY elsewhere, or has nothing to watch "
       "for that user."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, note */
    N_("sent {request.sends}×, no response"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, note */
    N_("the SUBSCRIBE did arrive"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, note */
    N_("where the response has to go"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, title */
    N_("The SUBSCRIBE is answered by a NOTIFY only, and no response to it comes"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, short */
    N_("SUBSCRIBE unanswered"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, explain */
    N_("{request.src.ip} subscribes to {request.header.Event|an event} and sends its "
       "SUBSCRIBE {request.sends}×. A NOTIFY with its Call-ID comes, which says {notify.state}: "
       "the subscription is there. But no response to the SUBSCRIBE is in the capture. "
       "The NOTIFY confirms it by itself; who waits for the 2xx all the same takes the "
       "subscription for failed after 32 s and begins anew."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, fix */
    N_("A response goes where the topmost Via says, a NOTIFY to the Contact. Let {request.src.ip} "
       "write a sent-by into its Via that {request.dst.ip} can reach, or ask for rport; "
       "look for a firewall or SIP ALG that lets requests in and drops responses, and "
       "for a server that does not answer a SUBSCRIBE at all."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, check */
    N_("Does a capture on {request.dst.ip} show the 200 to the SUBSCRIBE, and where "
       "does it go?"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, about */
    N_("Likely when a SUBSCRIBE is repeated, a NOTIFY of its Call-ID comes and no response "
       "does, both directions captured. Looks alike: a NOTIFY that overtakes the 200 "
       "by some milliseconds."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, title */
    N_("The SUBSCRIBE is answered by a NOTIFY only"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, explain */
    N_("The NOTIFY comes, so that the server has the SUBSCRIBE, but the response to "
       "it does not arrive."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, look */
    N_("The SUBSCRIBE repeated with a NOTIFY in between; the topmost Via of the SUBSCRIBE "
       "against its Contact."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, fix */
    N_("Let the subscriber write an address into its Via that the server can reach, "
       "or use rport."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, note */
    N_("the SUBSCRIBE did arrive; there is no subscription"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, title */
    N_("The SUBSCRIBE is answered by a NOTIFY only: {notify.state}"),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, explain */
    N_("{request.src.ip} subscribes to {request.header.Event|an event} and sends its "
       "SUBSCRIBE {request.sends}×. A NOTIFY with its Call-ID comes, so that the SUBSCRIBE "
       "did arrive, but no response to it is in the capture. The NOTIFY says {notify.state}: "
       "by it there is no subscription, and whether the SUBSCRIBE was accepted is not "
       "seen."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, fix */
    N_("Look in the log of {request.dst.ip} for the response that it sent, and for why "
       "the subscription ended. A response goes where the topmost Via says, a NOTIFY "
       "to the Contact: let {request.src.ip} write a sent-by into its Via that {request.dst.ip} "
       "can reach, or ask for rport; look for a firewall or SIP ALG that lets requests "
       "in and drops responses."),
    /* TRANSLATORS: rules/74-beside-it.yaml, subscription-not-answered, check */
    N_("Does a capture on {request.dst.ip} show a response to the SUBSCRIBE, which one, "
       "and where does it go?"),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, note */
    N_("another branch, with an SDP of its own"),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, note */
    N_("sends for {fork.together} s while the first does"),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, title */
    N_("Two branches send voice to the caller at once while it rings"),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, short */
    N_("Early media twice"),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, explain */
    N_("{fork.branches} early dialogs (To tags) have an SDP of their own, and {fork.first.src} "
       "and {fork.second.src} both send voice to the caller for {fork.together} s before "
       "the answer. No rule of SIP says which of them is to be heard: the caller plays "
       "one, changes between them, or mixes them. Its own voice goes to {fork.talked_to|a "
       "place that the capture does not show}."),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, fix */
    N_("Let the proxy that forks pass early media of one branch only, or let the branches "
       "ring without SDP (180 in place of 183); on a PBX, let it ring by itself and "
       "not by the media of the phones."),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, check */
    N_("What does the caller hear while it rings?"),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, about */
    N_("Two early dialogs, each with an SDP, whose voice overlaps for two seconds. Looks "
       "alike: branches that are tried one after the other, whose voice does not overlap; "
       "a second 183 of the same branch."),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, title */
    N_("Several branches of a forked call send early media at once"),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, explain */
    N_("A forked INVITE may get a 183 with SDP from several phones or gateways; the "
       "caller may hear one of them, or a mixture."),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, look */
    N_("Several 183 with different To tags, and RTP from two places before the 200."),
    /* TRANSLATORS: rules/74-beside-it.yaml, early-media-two-branches, fix */
    N_("Let the forking proxy pass early media of one branch only."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, say */
    N_("An offer within the call may have moved the voice, its address changed by a "
       "NAT on the way."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, note */
    N_("the same stream (SSRC), from here {moved.after} s after the answer; no SDP names "
       "this place"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, note */
    N_("the last packet from the old place, where the other side's voice still goes"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, title */
    N_("The voice of {moved.from} comes from another place {moved.after} s after the "
       "answer; voice for it still goes to the old one"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, short */
    N_("RTP source moved"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, explain */
    N_("From {moved.after} s after the answer on the same stream comes from {moved.to} "
       "and no more from {moved.from}, and no SDP names that place: mostly because a "
       "NAT has given it a new port, or the way has changed. The other side ({moved.dst}) "
       "still sends to the old place, which the NAT may not know any more; and if it "
       "takes RTP from the agreed source only (\"strict RTP\"), it does not play the new "
       "packets either."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, fix */
    N_("Look at the router before {moved.to}: its UDP timeout, a change of the line, "
       "an ALG. On {moved.dst}, let RTP follow its source (symmetric RTP, comedia), "
       "and let \"strict RTP\" learn a new source."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, check */
    N_("Do both sides still hear each other after {moved.after} s?"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, about */
    N_("Possible when one SSRC changes its source in mid-call without an SDP and the "
       "other side's RTP goes on to the old one. Looks alike: a re-INVITE that names "
       "the new place; the other side following; another SSRC (music on hold from a "
       "server)."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, title */
    N_("The source of the voice changes in mid-call, and the other side does not follow"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, explain */
    N_("A NAT gave the stream a new port; the other side sends to the old one, or takes "
       "RTP from the first source only (strict RTP)."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, look */
    N_("The source of the RTP before and after the voice stops, and where the other "
       "side sends."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-source-moved, fix */
    N_("Mend the UDP timeout of the router, and let the other side follow the source "
       "of RTP."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, note */
    N_("the first stream"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, note */
    N_("the second, at the same time"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, title */
    N_("{doubled.src} sends two streams of voice at once to {doubled.dst}"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, short */
    N_("Two streams at once"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, explain */
    N_("Packets of two senders (SSRC) come from {doubled.src} to {doubled.dst} at the "
       "same time. It may be two channels with one port, or an announcement that goes "
       "on beside the call. The receiver plays one, or falls from one into the other: "
       "chopped or double voice."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, fix */
    N_("Look on the host of {doubled.src} for what sends the second stream (a call that "
       "was not ended, an announcement or music that was not stopped, a conference without "
       "mixer)."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, check */
    N_("Does the voice sound chopped, or are two voices heard?"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, title */
    N_("Two streams of voice come at once from one port"),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, explain */
    N_("Packets with two SSRCs come interleaved; the receiver plays one or falls from "
       "one into the other."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, look */
    N_("The SSRCs of the RTP that arrives."),
    /* TRANSLATORS: rules/74-beside-it.yaml, rtp-two-senders, fix */
    N_("Look on the sender for what sends the second stream."),
    /* TRANSLATORS: rules/74-beside-it.yaml, contact-impossible, expected */
    N_("an address and port that {ok.src.ip} listens at"),
    /* TRANSLATORS: rules/74-beside-it.yaml, contact-impossible, note */
    N_("nothing can be sent there"),
    /* TRANSLATORS: rules/74-beside-it.yaml, contact-impossible, title */
    N_("The Contact of the 2xx is no address that anything can be sent to"),
    /* TRANSLATORS: rules/74-beside-it.yaml, contact-impossible, short */
    N_("Impossible Contact"),
    /* TRANSLATORS: rules/74-beside-it.yaml, contact-impossible, explain */
    N_("The ACK and all later requests of the caller have to go to the Contact of the "
       "2xx, the last stop after any Record-Route. It says {ok.contact}: port 0, no "
       "host, or many hosts (multicast) are no place to send a request to. The sender "
       "of the 2xx got no ACK that it understood."),
    /* TRANSLATORS: rules/74-beside-it.yaml, contact-impossible, fix */
    N_("Let {ok.src.ip} write its own address and port into Contact; look for an address "
       "of 0.0.0.0 that it is bound to, or a port that is not set."),
    /* TRANSLATORS: rules/74-beside-it.yaml, contact-impossible, title */
    N_("The Contact is no address that anything can be sent to"),
    /* TRANSLATORS: rules/74-beside-it.yaml, contact-impossible, explain */
    N_("Requests within the call go to the Contact. Port 0, 0.0.0.0 or a multicast address "
       "are no place to send to."),
    /* TRANSLATORS: rules/74-beside-it.yaml, contact-impossible, look */
    N_("The Contact of the 200."),
    /* TRANSLATORS: rules/74-beside-it.yaml, contact-impossible, fix */
    N_("Let that side write its own address and port into Contact."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, note */
    N_("{bye.src.ip} hangs up here right after it was hung up on behind"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, title */
    N_("The call ends because the leg behind {callee.ip} is taken down"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, short */
    N_("Ended by next leg"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, explain */
    N_("{callee.ip} made a second call to the same number out of this one (Call-ID {onward_leg.call_id}). "
       "{onward_leg.bye.src.ip} ended that one, and {callee.ip} then ended this one. "
       "Its 200 was sent {onward_leg.ok.sends}× there. {onward_leg.bye.reason_header|} "
       "Nothing is wrong on this leg by itself."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, fix */
    N_("Look at the finding of the call with Call-ID {onward_leg.call_id}, and mend "
       "what it says: this leg goes down with it."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, about */
    N_("Likely when the called host began one call to the same number within two seconds, "
       "that call was ended from behind for a fault (its 200 repeated for want of an "
       "ACK, a Reason with a cause of the network, no RTP), and this one within two "
       "seconds after it. Looks alike: a called party that simply hangs up."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, title */
    N_("The other leg of the PBX or SBC is taken down"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, explain */
    N_("A B2BUA (PBX, SBC) makes two calls of one. When one of them is taken down for "
       "a fault, it ends the other, too."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, look */
    N_("Which leg sees the first BYE, and what went before it on that leg: a 200 that "
       "is repeated, a Reason."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, fix */
    N_("Mend what is wrong on the leg that ends first."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, note */
    N_("{bye.src.ip} gives up the leg before this one at the same time"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, title */
    N_("The call ends because the leg before {caller.ip} finds no ACK"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, short */
    N_("Ended by first leg"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, explain */
    N_("{caller.ip} made this call out of another one (Call-ID {inward_leg.call_id}). "
       "There its 200 was sent {inward_leg.ok.sends} times, as is done when no ACK arrives; "
       "it gave that call up, and this one with it. Nothing is wrong on this leg by "
       "itself."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, fix */
    N_("Look at the finding of the call with Call-ID {inward_leg.call_id}, and mend "
       "what it says: this leg goes down with it."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, leg-behind-ended, check */
    N_("What does the report say of the call with Call-ID {inward_leg.call_id}?"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, note */
    N_("no RTP from {caller.ip} comes here"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, note */
    N_("the other direction flows"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, title */
    N_("{caller.ip} takes the voice of one leg and does not send it on"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, short */
    N_("Voice not bridged"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, explain */
    N_("{caller.ip} made this call out of another one (Call-ID {inward_leg.call_id}). "
       "On that leg {inward_leg.media.to_callee.packets} RTP packets reach it from the "
       "caller; on this one it sends none to the called party, though the SDPs ask for "
       "them."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, fix */
    N_("Look at {caller.ip}: is its media relay (RTP proxy) running, have both legs "
       "a codec in common or a transcoder, is one leg on hold, does its log name an "
       "error of the bridge or of SRTP keys?"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, check */
    N_("Does a call between two phones of {caller.ip} have voice both ways?"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, about */
    N_("Likely when both legs of a B2BUA and their RTP are captured, the voice of one "
       "side arrives at it, and none of it leaves on the other leg. Looks alike: media "
       "that flow between the two ends directly, a leg on hold, and a capture without "
       "the other network."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, title */
    N_("The PBX or SBC does not pass the voice from one leg to the other"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, explain */
    N_("It receives the RTP of one side, and sends none on the other leg."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, look */
    N_("RTP that arrives at it on one leg, and RTP that leaves it on the other."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, fix */
    N_("Look at its media relay, at the codecs and the encryption of both legs, and "
       "at whether one of them is on hold."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, note */
    N_("no RTP from {callee.ip} comes here"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, title */
    N_("{callee.ip} takes the voice of the leg behind and does not send it on"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, explain */
    N_("{callee.ip} made a second call out of this one (Call-ID {onward_leg.call_id}). "
       "On that leg {onward_leg.media.to_caller.packets} RTP packets reach it from the "
       "called party; on this one it sends none to the caller, though the SDPs ask for "
       "them."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, fix */
    N_("Look at {callee.ip}: is its media relay (RTP proxy) running, have both legs "
       "a codec in common or a transcoder, is one leg on hold, does its log name an "
       "error of the bridge or of SRTP keys?"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, media-not-bridged, check */
    N_("Does a call between two phones of {callee.ip} have voice both ways?"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, note */
    N_("key presses: {digits.to_callee}"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, title */
    N_("Key presses (DTMF) reach {callee.ip}, and none leaves on the leg behind"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, short */
    N_("DTMF not passed on"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, explain */
    N_("The caller presses {digits.to_callee} keys that reach {callee.ip}. On the call "
       "that it made out of this one (Call-ID {onward_leg.call_id}) both sides agreed "
       "on telephone-event, and neither an event nor an INFO with a key is sent to the "
       "called party."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, fix */
    N_("If the keys were meant for the called party: set the DTMF mode of both legs "
       "in {callee.ip} to RFC 4733 (RFC 2833), and let it pass events on."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, check */
    N_("Were the keys meant for {callee.ip} itself, a feature code or its menu?"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, about */
    N_("Possible when both legs of a B2BUA are captured with their RTP, keys arrive "
       "on one and none leaves on the other, though the other leg takes events. Looks "
       "alike: feature codes that the PBX itself takes."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, title */
    N_("The PBX or SBC does not pass key presses to its other leg"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, explain */
    N_("Key presses reach it on one leg, and it sends none on the other."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, look */
    N_("Events (RFC 4733) or INFO on both legs."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-not-passed-on, fix */
    N_("Set the same DTMF mode on both legs, and let it pass events on."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, expected */
    N_("telephone-event with the clock of {event_clock.codec}"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, note */
    N_("the codec of the voice"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, title */
    N_("Key presses (DTMF) are agreed as {event_clock.event}, and the voice is {event_clock.codec}"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, short */
    N_("DTMF at other clock"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, explain */
    N_("The packets of a key press carry the timestamps of the voice around them, so "
       "that they need its clock. The answer takes {event_clock.codec} and has {event_clock.event} "
       "only. SDP allows that, and many can do it; others read the length of a key wrongly, "
       "or the key not at all."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, fix */
    N_("If key presses do not arrive: let both sides list telephone-event with the clock "
       "of {event_clock.codec} too, or take a codec whose clock is that of {event_clock.event} "
       "(G.711 and G.722 have 8000)."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, check */
    N_("Do keys arrive in a call with G.711?"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, about */
    N_("Possible when the answer lists events at the clock of none of its codecs. Looks "
       "alike: G.722, which is written with 8000, and an answer with events at both "
       "clocks."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, title */
    N_("Key presses are agreed with another clock than the voice"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, explain */
    N_("The SDP has telephone-event/8000 beside opus/48000, say, and one side cannot "
       "send or read keys so."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, look */
    N_("The a=rtpmap lines of the answer: the number behind the slash of telephone-event "
       "and that of the codec."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, fix */
    N_("List telephone-event with the clock of each codec, or take a codec of 8000."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, explain */
    N_("The packets of a key press carry the timestamps of the voice around them, so "
       "that they need its clock. The answer takes {event_clock.codec} and has {event_clock.event} "
       "only. No key was pressed here with telephone-event."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dtmf-clockrate, fix */
    N_("If key presses do not work in such calls: let both sides list telephone-event "
       "with the clock of {event_clock.codec} too."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, title */
    N_("The TURN relay of {relay.client} ends in the middle of the call"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, short */
    N_("TURN relay ends"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, explain */
    N_("The media of the call go by the TURN server {relay.server}, whose relay has "
       "to be refreshed before its time runs out. {relay.after} s after the answer: "
       "{relay.how}. RTP from {halt.src} ends {halt.after} s after the answer, and the "
       "call stays up without it."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, fix */
    N_("Look why the allocation is not kept: the client has to send Refresh in time "
       "(a minute before the end) with valid credentials and the newest nonce; credentials "
       "of limited time have to outlast the call; the server must not have been restarted; "
       "the way to it must let its UDP through."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, check */
    N_("What does the TURN server's log say of {relay.client} at that time?"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, about */
    N_("Likely when the relayed address stands in the SDP, its Refresh is refused, unanswered "
       "or missing during the call, and the voice ends. Looks alike: a Refresh answered "
       "438 (stale nonce) and sent again with the new one, and a relay that is given "
       "up with the BYE."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, title */
    N_("The TURN relay of the call ends before the call does"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, explain */
    N_("The media go by a TURN server, which forgets the relay when it is not refreshed: "
       "the voice ends and the call stays up."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, look */
    N_("Refresh requests to the TURN server (port 3478) during the call, and their answers."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, fix */
    N_("Let the client refresh in time, with credentials that outlast the call, and "
       "look at the server's log."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, title */
    N_("The TURN server does not renew the relay of {relay.client}"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, explain */
    N_("The media of the call go by the TURN server {relay.server}. {relay.after} s "
       "after the answer: {relay.how}. When the time of the relay runs out, its voice "
       "ends."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, turn-refresh-failed, fix */
    N_("The client has to send Refresh with valid credentials and the newest nonce; "
       "credentials of limited time have to outlast the call; the server must not have "
       "been restarted; the way to it must let its UDP through."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, say */
    N_("The DSCP changes within a stream; what stands here is that of its first packet."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, note */
    N_("DSCP {media.to_caller.dscp}"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, note */
    N_("DSCP {media.to_callee.dscp}"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, title */
    N_("The voice without priority (DSCP) is the one that suffers"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, short */
    N_("Voice not marked"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, explain */
    /* xgettext:no-c-format */
    N_("The voice to the caller comes with DSCP {media.to_caller.dscp}, {media.to_caller.loss|0} "
       "% of it is missing, and its jitter is {media.to_caller.jitter|0} ms; that to "
       "the called party has DSCP {media.to_callee.dscp}, {media.to_callee.loss|0} % "
       "and {media.to_callee.jitter|0} ms. 46 (EF) is what voice is marked with; 0, "
       "1 and 8 are for data. Only the one that is treated as data is bad. The mark "
       "may have been taken off on the way, and a provider's network or the internet "
       "often does that."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, fix */
    N_("Mark RTP with EF (46) where it is sent, see that switches and routers trust "
       "and keep the mark, and give that class a queue of its own where the link is "
       "full."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, check */
    N_("Which DSCP do the packets have in a capture beside their sender?"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, about */
    N_("Possible when one direction is marked as voice and arrives well, and the other "
       "is not and loses packets or comes unevenly. Looks alike: loss in both directions, "
       "and unmarked voice that arrives well, of which nothing is said."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, title */
    N_("Voice has no priority (DSCP) where the link is full"),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, explain */
    N_("Packets of voice that are not marked as such wait in a queue with all data and "
       "are dropped with it."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, look */
    N_("The DSCP of RTP in both directions: 46 (EF) is voice, 0 is data."),
    /* TRANSLATORS: rules/76-legs-and-relays.yaml, dscp-not-set, fix */
    N_("Mark RTP with EF (46) where it is sent, and let routers and switches keep the "
       "mark and give it a queue of its own."),
    /* TRANSLATORS: rules/90-conformance.yaml, not-conformant, title */
    N_("Breaks {breach.first.reference}: {breach.first}"),
    /* TRANSLATORS: rules/90-conformance.yaml, not-conformant, short */
    N_("Not RFC conformant"),
    /* TRANSLATORS: rules/90-conformance.yaml, not-conformant, explain */
    N_("Demands of the RFCs that messages of this call do not meet: {breach.count}. "
       "The marks show where they stand, six at most. {breach.harm}"),
    /* TRANSLATORS: rules/90-conformance.yaml, not-conformant, fix */
    N_("Tell the maker of the program that writes the message; its User-Agent or Server "
       "names it. What one peer passes over another may refuse."),
    /* TRANSLATORS: rules/90-conformance.yaml, not-conformant, about */
    N_("Each message of the call is held against the grammar of RFC 3261 and against "
       "what depends on what it answers and how it travels. Looks alike: what only some "
       "programs cannot read, which is not told here."),
};
