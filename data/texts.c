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
    /* TRANSLATORS: guide/10-refused.yaml, no-response-uri, question */
    N_("Does the Request-URI of the INVITE name your termination URI?"),
    /* TRANSLATORS: guide/10-refused.yaml, no-response-uri, why */
    N_("The provider tells by this host which trunk is meant. What names none is taken "
       "for an attack and dropped without a word."),
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
    /* TRANSLATORS: guide/10-refused.yaml, returns, text */
    N_("requests leave, but the responses go to a wrong address or port"),
    /* TRANSLATORS: guide/10-refused.yaml, large, text */
    N_("short requests are answered, long ones are not"),
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
    N_("Providers take E.164 only: +14155550100, without 00, 011 or 9 before it, without "
       "blanks, and with the plus."),
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
    /* TRANSLATORS: guide/10-refused.yaml, refused, text */
    N_("I think so, but they are refused"),
    /* TRANSLATORS: guide/10-refused.yaml, refused, said */
    N_("the credentials of {auth.username|the PBX} are refused"),
    /* TRANSLATORS: guide/10-refused.yaml, caller-id-format, question */
    N_("Is the caller's number in the From header written as + country code and number?"),
    /* TRANSLATORS: guide/10-refused.yaml, caller-id-format, why */
    N_("It has to be full E.164: +15005551212, not 5005551212 and not 15005551212."),
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
    N_("Providers let you call with your own or verified numbers only."),
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
    N_("A Twilio trial account, or one without an approved Business Profile, may have "
       "4 calls at once. {rate.concurrent|An unknown number of} calls were up when this "
       "one was refused; calls that were never ended count, too."),
    /* TRANSLATORS: guide/10-refused.yaml, no, text */
    N_("no, but the trunk has a limit of its own"),
    /* TRANSLATORS: guide/10-refused.yaml, decline-ringing, question */
    N_("Does it ring before the 603 comes?"),
    /* TRANSLATORS: guide/10-refused.yaml, decline-ringing, why */
    N_("A person who declines does so after it rang; a decline at once comes from the "
       "provider itself."),
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
    N_("no: {icmp.sip.src} says that nothing listens at {invite.dst}"),
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
    N_("Twilio takes G.711 only: mu-law (PCMU) or A-law (PCMA). The m=audio line of "
       "the PBX has to list 0 or 8."),
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
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-repeats, question */
    N_("Does the provider send its 200 OK again and again?"),
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-repeats, why */
    N_("It repeats the 200 until an ACK reaches it, and gives the call up 32 s after "
       "the first (RFC 3261 section 13.3.1.4)."),
    /* TRANSLATORS: guide/30-drops.yaml, drop-out-repeats, why */
    N_("Twilio repeats its 200 until an ACK reaches it, and hangs up on both sides 32 "
       "s after the first one (Debugger 32022; RFC 3261 section 13.3.1.4)."),
    /* TRANSLATORS: guide/30-drops.yaml, yes, said */
    N_("yes, {ok.retransmissions} times"),
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
    N_("no, and the PBX repeats its 200 {ok.retransmissions} times"),
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
    /* TRANSLATORS: guide/30-drops.yaml, drop-in-destination, question */
    N_("Is the 200 sent to the address and port that the INVITE came from?"),
    /* TRANSLATORS: guide/30-drops.yaml, no, said */
    N_("no: to {reply.dst}, not to {reply.expected_dst}"),
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
       "a re-INVITE or UPDATE has to refresh it half-way. Where it is missing or refused, "
       "the call is ended (RFC 4028)."),
    /* TRANSLATORS: guide/30-drops.yaml, refused, text */
    N_("a re-INVITE or UPDATE is refused"),
    /* TRANSLATORS: guide/30-drops.yaml, refused, said */
    N_("a re-INVITE gets {reinvite_final.status_line}"),
    /* TRANSLATORS: guide/30-drops.yaml, unanswered, text */
    N_("a re-INVITE or UPDATE gets no answer"),
    /* TRANSLATORS: guide/30-drops.yaml, nothing, text */
    N_("nothing; no re-INVITE is sent at all"),
    /* TRANSLATORS: guide/30-drops.yaml, nothing, said */
    N_("nothing; the timer of {ok.session_expires|the session} s ran out"),
    /* TRANSLATORS: guide/40-voice.yaml, one-way-audio-to-pbx, hint */
    N_("The person at the other end hears you; you hear nothing."),
    /* TRANSLATORS: guide/40-voice.yaml, one-way-audio-from-pbx, hint */
    N_("You hear the person at the other end, who hears nothing."),
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
    /* TRANSLATORS: guide/40-voice.yaml, heard-leaves, question */
    N_("Does voice (RTP) leave the host of the PBX for the provider?"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-leaves, why */
    N_("What does not leave is held back by the PBX or its own firewall; what leaves "
       "gets lost on the way."),
    /* TRANSLATORS: guide/40-voice.yaml, no, said */
    N_("no, while {media.to_own.packets} packets came in"),
    /* TRANSLATORS: guide/40-voice.yaml, yes, said */
    N_("yes, {media.to_far.packets} packets"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-firewall, question */
    N_("Does a firewall of the host keep it back?"),
    /* TRANSLATORS: guide/40-voice.yaml, no, text */
    N_("no, the PBX does not send any"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-ttl, question */
    N_("What TTL (time to live) does this voice have when it leaves?"),
    /* TRANSLATORS: guide/40-voice.yaml, heard-ttl, why */
    N_("Every router takes one off; the provider drops what arrives with 10 or less. "
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
    N_("at {icmp.media.src}, which refuses it"),
    /* TRANSLATORS: guide/40-voice.yaml, isp, text */
    N_("at the internet provider, or beyond"),
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
    /* TRANSLATORS: guide/40-voice.yaml, codec, text */
    N_("no, but it is noise, or one side plays nothing of it"),
    /* TRANSLATORS: guide/40-voice.yaml, no, text */
    N_("no, none are missing"),
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
    /* TRANSLATORS: guide/50-other.yaml, register-answer, question */
    N_("What answers the REGISTER of the PBX?"),
    /* TRANSLATORS: guide/50-other.yaml, register-answer, why */
    N_("401 or 407 once is how it begins: the PBX then sends it again with credentials. "
       "Many trunks want no registration at all; they know the PBX by its address."),
    /* TRANSLATORS: guide/50-other.yaml, register-answer, why */
    N_("Elastic SIP Trunks of Twilio take no registration at all; set the PBX not to "
       "register."),
    /* TRANSLATORS: guide/50-other.yaml, credentials, text */
    N_("401, 407 or 403 again and again"),
    /* TRANSLATORS: guide/50-other.yaml, refused, text */
    N_("another refusal"),
    /* TRANSLATORS: guide/50-other.yaml, lost, text */
    N_("200, but after a while calls no longer arrive"),
    /* TRANSLATORS: guide/50-other.yaml, fax-reinvite, question */
    N_("Is there a re-INVITE for T.38 (m=image), and what answers it?"),
    /* TRANSLATORS: guide/50-other.yaml, fax-reinvite, why */
    N_("A fax begins as a call with voice; one side then asks for T.38. Where that is "
       "refused, the fax has to go within G.711."),
    /* TRANSLATORS: guide/50-other.yaml, refused, text */
    N_("it is refused"),
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
    N_("482 or 483: it goes round in circles"),
    /* TRANSLATORS: guide/50-other.yaml, extension, text */
    N_("420 or 421: an extension is wanted or not known"),
    /* TRANSLATORS: guide/50-other.yaml, method, text */
    N_("405 or 501: the method is not allowed"),
    /* TRANSLATORS: guide/50-other.yaml, busy, text */
    N_("486 or 600: busy"),
    /* TRANSLATORS: guide/50-other.yaml, number, text */
    N_("404, 410, 484 or 604: the number is not known or not complete"),
    /* TRANSLATORS: guide/50-other.yaml, other, text */
    N_("another one"),
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
    /* TRANSLATORS: guide/60-causes.yaml, term-firewall-blocks-outbound-sip, title */
    N_("A firewall keeps the PBX's SIP requests from the provider"),
    /* TRANSLATORS: guide/60-causes.yaml, term-firewall-blocks-outbound-sip, explain */
    N_("The requests leave the PBX, or try to, and nothing at all comes back, not even "
       "100 Trying."),
    /* TRANSLATORS: guide/60-causes.yaml, term-firewall-blocks-outbound-sip, look */
    N_("The INVITE repeated after 0.5, 1.5 and 3.5 s without any response; an ICMP error "
       "from a firewall; a TCP connection to port 5060 that fails."),
    /* TRANSLATORS: guide/60-causes.yaml, term-firewall-blocks-outbound-sip, fix */
    N_("Allow SIP from the PBX to all signalling addresses of the provider, and the "
       "replies to it: UDP and TCP 5060, TLS 5061."),
    /* TRANSLATORS: guide/60-causes.yaml, term-dns-unresolvable, title */
    N_("The PBX cannot resolve the termination host"),
    /* TRANSLATORS: guide/60-causes.yaml, term-dns-unresolvable, explain */
    N_("The PBX has no access to a DNS server that knows public names, or the name is "
       "mistyped. Without an address no packet leaves."),
    /* TRANSLATORS: guide/60-causes.yaml, term-dns-unresolvable, look */
    N_("A DNS question for the host answered with NXDOMAIN, SERVFAIL or nothing, and "
       "no SIP packet after it; dig on the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, term-dns-unresolvable, fix */
    N_("Give the PBX access to a public DNS server, or let the local one resolve this "
       "name; compare the name letter by letter. Do not put an address in its place."),
    /* TRANSLATORS: guide/60-causes.yaml, term-dns-unresolvable, explain */
    N_("Twilio puts the termination URI of a trunk into public DNS. The PBX has no access "
       "to it, or the name is mistyped (a missing .pstn, a trunk that was not saved). "
       "Without an address no packet leaves."),
    /* TRANSLATORS: guide/60-causes.yaml, term-ruri-not-termination-uri, title */
    N_("The Request-URI does not name the trunk"),
    /* TRANSLATORS: guide/60-causes.yaml, term-ruri-not-termination-uri, explain */
    N_("The host in the request line of the INVITE is not the termination host of the "
       "trunk. The provider drops such requests, or answers a bare 403."),
    /* TRANSLATORS: guide/60-causes.yaml, term-ruri-not-termination-uri, look */
    N_("The request line of the INVITE: an address, the PBX's own name or another domain "
       "after the @."),
    /* TRANSLATORS: guide/60-causes.yaml, term-ruri-not-termination-uri, fix */
    N_("Send sip:+NUMBER@ and the termination host of the trunk. The packet may go to "
       "an outbound proxy all the same; the host in the URI has to stay."),
    /* TRANSLATORS: guide/60-causes.yaml, term-ruri-not-termination-uri, fix */
    N_("Send sip:+NUMBER@NAME.pstn.twilio.com with the number in E.164. The packet may "
       "go to an outbound proxy all the same; the host in the URI has to stay."),
    /* TRANSLATORS: guide/60-causes.yaml, acl-ip-not-allowed, title */
    N_("The PBX's address is not in the trunk's access list (ACL)"),
    /* TRANSLATORS: guide/60-causes.yaml, acl-ip-not-allowed, explain */
    N_("The provider refuses the first INVITE with 403 because it comes from an address "
       "that the list does not hold."),
    /* TRANSLATORS: guide/60-causes.yaml, acl-ip-not-allowed, look */
    N_("The parameter received in the topmost Via of the 403: the address that the provider "
       "saw."),
    /* TRANSLATORS: guide/60-causes.yaml, acl-ip-not-allowed, fix */
    N_("Send from an address that is in the list (routing, source NAT, VPN), or add "
       "the one that the provider saw."),
    /* TRANSLATORS: guide/60-causes.yaml, acl-ip-not-allowed, look */
    N_("The parameter received in the topmost Via of the 403: the address that Twilio "
       "saw. X-Twilio-Error 32201."),
    /* TRANSLATORS: guide/60-causes.yaml, digest-credentials-wrong, title */
    N_("User name or password are wrong"),
    /* TRANSLATORS: guide/60-causes.yaml, digest-credentials-wrong, explain */
    N_("The INVITE that answers the challenge is refused: its digest does not fit the "
       "credentials of the trunk."),
    /* TRANSLATORS: guide/60-causes.yaml, digest-credentials-wrong, look */
    N_("A 407, then an INVITE with Proxy-Authorization, then 403 or another 407. The "
       "user name stands in that header."),
    /* TRANSLATORS: guide/60-causes.yaml, digest-credentials-wrong, fix */
    N_("Enter user name and password exactly as the credential list of this trunk has "
       "them; mind capital letters and blanks."),
    /* TRANSLATORS: guide/60-causes.yaml, digest-credentials-wrong, look */
    N_("A 407, then an INVITE with Proxy-Authorization, then 403 (X-Twilio-Error 32202). "
       "The user name stands in that header."),
    /* TRANSLATORS: guide/60-causes.yaml, account-inactive, title */
    N_("The account at the provider is not active"),
    /* TRANSLATORS: guide/60-causes.yaml, account-inactive, explain */
    N_("It was closed, or suspended for lack of funds or a breach of the terms. Every "
       "call is declined at once."),
    /* TRANSLATORS: guide/60-causes.yaml, account-inactive, look */
    N_("603 within a second, before anything rings, on every call."),
    /* TRANSLATORS: guide/60-causes.yaml, account-inactive, fix */
    N_("Look at the account in the provider's console: fill it up, or ask the support."),
    /* TRANSLATORS: guide/60-causes.yaml, account-inactive, look */
    N_("603 within a second, before anything rings, on every call; X-Twilio-Error 10001."),
    /* TRANSLATORS: guide/60-causes.yaml, dialed-number-not-e164, title */
    N_("The dialled number is not written as E.164"),
    /* TRANSLATORS: guide/60-causes.yaml, dialed-number-not-e164, explain */
    N_("The provider takes + country code and number only, without 00, 011 or 9 before "
       "it and without blanks."),
    /* TRANSLATORS: guide/60-causes.yaml, dialed-number-not-e164, look */
    N_("The user part of the Request-URI of the INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, dialed-number-not-e164, fix */
    N_("Change the dial plan of the PBX so that it sends + country code and number."),
    /* TRANSLATORS: guide/60-causes.yaml, callerid-not-verified, title */
    N_("The caller's number is not allowed"),
    /* TRANSLATORS: guide/60-causes.yaml, callerid-not-verified, explain */
    N_("The number in From is none of the account's and was not verified for it, or "
       "it is not written as E.164. A trial account may also call verified numbers only."),
    /* TRANSLATORS: guide/60-causes.yaml, callerid-not-verified, look */
    N_("From, Remote-Party-ID and P-Asserted-Identity of the INVITE; the numbers that "
       "the provider's console lists."),
    /* TRANSLATORS: guide/60-causes.yaml, callerid-not-verified, fix */
    N_("Send a number of your own or a verified one, as + country code and number, in "
       "From and in Remote-Party-ID. On a trial account verify the called number too."),
    /* TRANSLATORS: guide/60-causes.yaml, callerid-not-e164, title */
    N_("The caller's number is not written as E.164"),
    /* TRANSLATORS: guide/60-causes.yaml, callerid-not-e164, explain */
    N_("From holds a number without + and country code, an extension or no number at "
       "all."),
    /* TRANSLATORS: guide/60-causes.yaml, callerid-not-e164, look */
    N_("The user part of From in the INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, callerid-not-e164, fix */
    N_("Let the PBX send + country code and number in From."),
    /* TRANSLATORS: guide/60-causes.yaml, rpid-not-valid-callerid, title */
    N_("The Remote-Party-ID holds no valid number"),
    /* TRANSLATORS: guide/60-causes.yaml, rpid-not-valid-callerid, explain */
    N_("From is in order, but the Remote-Party-ID says another number, or none."),
    /* TRANSLATORS: guide/60-causes.yaml, rpid-not-valid-callerid, look */
    N_("The header Remote-Party-ID of the INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, rpid-not-valid-callerid, fix */
    N_("Send the same full number there as in From, or leave the header out."),
    /* TRANSLATORS: guide/60-causes.yaml, destination-blocked, title */
    N_("The provider blocks the called number"),
    /* TRANSLATORS: guide/60-causes.yaml, destination-blocked, explain */
    N_("It does not carry calls to this number, for a risk of fraud or by regulation. "
       "Other numbers work."),
    /* TRANSLATORS: guide/60-causes.yaml, destination-blocked, look */
    N_("403 with a word of blocking, for this number only."),
    /* TRANSLATORS: guide/60-causes.yaml, destination-blocked, fix */
    N_("Ask the provider's support to unblock the number."),
    /* TRANSLATORS: guide/60-causes.yaml, destination-blocked, look */
    N_("403 \"Phone number is blocked\", X-Twilio-Error 32203, for this number only."),
    /* TRANSLATORS: guide/60-causes.yaml, destination-blocked, fix */
    N_("Ask Twilio's support to unblock the number. For numbers in +1 the account may "
       "need an approved business profile (Trust Hub)."),
    /* TRANSLATORS: guide/60-causes.yaml, geo-permission-missing, title */
    N_("Calls to this country are not enabled"),
    /* TRANSLATORS: guide/60-causes.yaml, geo-permission-missing, explain */
    N_("The country of the called number is not among those that the account may call."),
    /* TRANSLATORS: guide/60-causes.yaml, geo-permission-missing, look */
    N_("403 with a word of international authorization or permission, for every number "
       "of that country."),
    /* TRANSLATORS: guide/60-causes.yaml, geo-permission-missing, fix */
    N_("Enable the country in the provider's list of geographic permissions for voice."),
    /* TRANSLATORS: guide/60-causes.yaml, geo-permission-missing, fix */
    N_("Enable the country under Voice, Settings, Geographic Permissions; Elastic SIP "
       "Trunking has a list of its own."),
    /* TRANSLATORS: guide/60-causes.yaml, cps-limit-exceeded, title */
    N_("Calls begin faster than the trunk allows"),
    /* TRANSLATORS: guide/60-causes.yaml, cps-limit-exceeded, explain */
    N_("More new calls are sent in a second than the trunk may begin (CPS)."),
    /* TRANSLATORS: guide/60-causes.yaml, cps-limit-exceeded, look */
    N_("503 with a word of CPS; the number of new INVITEs in the second before it."),
    /* TRANSLATORS: guide/60-causes.yaml, cps-limit-exceeded, fix */
    N_("Let the PBX or dialler pace its calls, spread them over several trunks, or have "
       "the limit raised."),
    /* TRANSLATORS: guide/60-causes.yaml, cps-limit-exceeded, explain */
    N_("More new calls are sent in a second than the trunk may begin: 1 by default; "
       "more only with an approved Business Profile."),
    /* TRANSLATORS: guide/60-causes.yaml, concurrent-call-limit-exceeded, title */
    N_("There are too many calls at once"),
    /* TRANSLATORS: guide/60-causes.yaml, concurrent-call-limit-exceeded, explain */
    N_("The account may have only so many calls at the same time; calls that were never "
       "ended count, too."),
    /* TRANSLATORS: guide/60-causes.yaml, concurrent-call-limit-exceeded, look */
    N_("503 with a word of concurrent calls; the calls that were up at that moment."),
    /* TRANSLATORS: guide/60-causes.yaml, concurrent-call-limit-exceeded, fix */
    N_("End calls that hang, or have the limit raised."),
    /* TRANSLATORS: guide/60-causes.yaml, concurrent-call-limit-exceeded, explain */
    N_("A trial account, or one without an approved Business Profile, may have 4 calls "
       "at once; calls that were never ended count, too."),
    /* TRANSLATORS: guide/60-causes.yaml, concurrent-call-limit-exceeded, fix */
    N_("Upgrade the account and have a Business Profile approved; end calls that hang."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-ruri-not-remote-target, title */
    N_("The ACK is addressed to the wrong place"),
    /* TRANSLATORS: guide/60-causes.yaml, ack-ruri-not-remote-target, explain */
    N_("Its Request-URI is not what the Contact of the 200 says. The provider does not "
       "take it for the ACK to its 200, repeats the 200 and hangs up after 32 s."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-ruri-not-remote-target, look */
    N_("The request line of the ACK beside the Contact of the 200; the 200 repeated."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-ruri-not-remote-target, fix */
    N_("Take the Request-URI of the ACK from the Contact of the 200, and send the packet "
       "to the address in its Record-Route."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-provider-ip-rewritten, title */
    N_("The PBX puts its own address in place of the provider's in the ACK"),
    /* TRANSLATORS: guide/60-causes.yaml, ack-provider-ip-rewritten, explain */
    N_("The private addresses in Contact and Record-Route belong to the provider. Replaced "
       "by the PBX's public address they lead the ACK back to the PBX, and the provider "
       "hangs up after 32 s."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-provider-ip-rewritten, look */
    N_("The own public address in the request line or a Route of the ACK, where the "
       "200 has 172.… or another private one."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-provider-ip-rewritten, fix */
    N_("Let the PBX, SBC or router replace its own addresses only, never the provider's; "
       "switch off SIP ALG."),
    /* TRANSLATORS: guide/60-causes.yaml, via-rewritten-in-200, title */
    N_("The PBX changes a Via that is not its own"),
    /* TRANSLATORS: guide/60-causes.yaml, via-rewritten-in-200, explain */
    N_("Its 200 does not return the Via headers of the INVITE unchanged: a private address "
       "of the provider's was replaced. The 200 gets lost at the provider, no ACK is "
       "sent, and the call drops after 32 s."),
    /* TRANSLATORS: guide/60-causes.yaml, via-rewritten-in-200, look */
    N_("The Via headers of the 200 beside those of the INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, via-rewritten-in-200, fix */
    N_("Return the Via headers as they came; limit the replacing of private addresses "
       "to the PBX's own."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-private-in-200, title */
    N_("The PBX answers with a private address in Contact"),
    /* TRANSLATORS: guide/60-causes.yaml, contact-private-in-200, explain */
    N_("The provider has to send its ACK there and cannot: no ACK arrives, and the PBX "
       "ends the call after 32 s."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-private-in-200, look */
    N_("The Contact of the PBX's 200, the 200 repeated, no ACK."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-private-in-200, fix */
    N_("Set the external signalling address in the PBX, so that Contact holds its public "
       "address."),
    /* TRANSLATORS: guide/60-causes.yaml, provider-ip-not-trusted-peer-401, title */
    N_("The PBX does not trust the provider's address"),
    /* TRANSLATORS: guide/60-causes.yaml, provider-ip-not-trusted-peer-401, explain */
    N_("The provider's INVITE is answered with 401. A provider has no credentials to "
       "offer, and the call ends there."),
    /* TRANSLATORS: guide/60-causes.yaml, provider-ip-not-trusted-peer-401, look */
    N_("401 from the PBX to an address of the provider's."),
    /* TRANSLATORS: guide/60-causes.yaml, provider-ip-not-trusted-peer-401, fix */
    N_("Make every signalling range of the provider, of all regions, a trusted peer "
       "of the PBX, known by address and without authentication."),
    /* TRANSLATORS: guide/60-causes.yaml, provider-ip-not-trusted-peer-407, explain */
    N_("The provider's INVITE is answered with 407. A provider has no credentials to "
       "offer, and the call ends there."),
    /* TRANSLATORS: guide/60-causes.yaml, provider-ip-not-trusted-peer-407, look */
    N_("407 from the PBX to an address of the provider's."),
    /* TRANSLATORS: guide/60-causes.yaml, provider-ip-not-trusted-peer-silent, title */
    N_("The PBX does not know the provider's address as a peer"),
    /* TRANSLATORS: guide/60-causes.yaml, provider-ip-not-trusted-peer-silent, explain */
    N_("The INVITE reaches the PBX, which passes over a peer that it does not know."),
    /* TRANSLATORS: guide/60-causes.yaml, provider-ip-not-trusted-peer-silent, look */
    N_("The INVITE in the log of the PBX, and nothing sent back."),
    /* TRANSLATORS: guide/60-causes.yaml, provider-ip-not-trusted-peer-silent, fix */
    N_("Make every signalling range of the provider, of all regions, a trusted peer "
       "of the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-not-responding, title */
    N_("The provider gets no answer from the PBX"),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-not-responding, explain */
    N_("The origination URI leads elsewhere, a firewall drops the provider's INVITE, "
       "or the PBX does not allow the provider's addresses."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-not-responding, look */
    N_("What arrives at the PBX, and what goes back within 4 s."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-not-responding, fix */
    N_("Confirm the origination URI; allow the provider's addresses and ports in the "
       "firewall and in the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-not-responding, look */
    N_("What arrives at the PBX, and what goes back within 4 s; Twilio's Debugger tells "
       "of it as 32011."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-uri-wrong, title */
    N_("The origination URI does not lead to the PBX"),
    /* TRANSLATORS: guide/60-causes.yaml, orig-uri-wrong, explain */
    N_("It names another address, port or transport than those of the PBX as seen from "
       "the internet."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-uri-wrong, look */
    N_("The origination URI at the provider beside the public address of the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-uri-wrong, fix */
    N_("Correct the origination URI at the provider."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-firewall-blocks-provider, title */
    N_("A firewall keeps the provider's calls from the PBX"),
    /* TRANSLATORS: guide/60-causes.yaml, orig-firewall-blocks-provider, explain */
    N_("The INVITE reaches the host or the router, and a firewall there does not let "
       "it on to the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-firewall-blocks-provider, look */
    N_("The INVITE in a capture but not in the log of the PBX; the rules of the firewall."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-firewall-blocks-provider, fix */
    N_("Allow all signalling ranges of the provider, of every region: UDP and TCP 5060, "
       "TLS 5061."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-pbx-blocks-provider, title */
    N_("The PBX itself does not let the provider in"),
    /* TRANSLATORS: guide/60-causes.yaml, orig-pbx-blocks-provider, explain */
    N_("An access list of the PBX, or a ban (fail2ban), keeps the provider's addresses "
       "out."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-pbx-blocks-provider, look */
    N_("403 from the PBX, or its log."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-pbx-blocks-provider, fix */
    N_("Allow the provider's signalling ranges of all regions in the PBX, and lift the "
       "ban."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-uri-missing-or-bad, title */
    N_("The trunk has no origination URI that leads anywhere"),
    /* TRANSLATORS: guide/60-causes.yaml, orig-uri-missing-or-bad, explain */
    N_("No origination URI is set, or it does not resolve to a public address: the provider "
       "has nowhere to send the call and does not list it."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-uri-missing-or-bad, look */
    N_("The origination URI at the provider; nothing arrives at the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-uri-missing-or-bad, fix */
    N_("Set a valid origination URI with the public address of the PBX, or a name that "
       "public DNS resolves to it."),
    /* TRANSLATORS: guide/60-causes.yaml, orig-uri-missing-or-bad, look */
    N_("The origination URI of the trunk; Debugger 32010; nothing arrives at the PBX, "
       "and nothing is in the Call Log."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-session-timer-too-large, title */
    N_("The PBX demands too long a session interval"),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-session-timer-too-large, explain */
    N_("Its Session-Expires or Min-SE is larger than what the INVITE offers, and it "
       "answers 422."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-session-timer-too-large, look */
    N_("Session-Expires of the INVITE beside Min-SE of the 422."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-session-timer-too-large, fix */
    N_("Lower the session timer of the PBX to a usual value, 1800 or 3600 with a Min-SE "
       "of 90, or switch it off."),
    /* TRANSLATORS: guide/60-causes.yaml, carrier-session-timer-too-small, title */
    N_("The INVITE asks for too short a session interval"),
    /* TRANSLATORS: guide/60-causes.yaml, carrier-session-timer-too-small, explain */
    N_("Its Session-Expires is below the 90 s that RFC 4028 allows."),
    /* TRANSLATORS: guide/60-causes.yaml, carrier-session-timer-too-small, look */
    N_("Session-Expires of the INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, carrier-session-timer-too-small, fix */
    N_("Let the PBX accept or pass over it, and ask the provider why the interval is "
       "so short."),
    /* TRANSLATORS: guide/60-causes.yaml, codec-g711-missing, title */
    N_("The PBX does not offer G.711"),
    /* TRANSLATORS: guide/60-causes.yaml, codec-g711-missing, explain */
    N_("Neither PCMU nor PCMA is among its codecs; the other side has nothing in common "
       "with it and answers 415 or 488."),
    /* TRANSLATORS: guide/60-causes.yaml, codec-g711-missing, look */
    N_("The m=audio line of the PBX: 0 is PCMU, 8 is PCMA."),
    /* TRANSLATORS: guide/60-causes.yaml, codec-g711-missing, fix */
    N_("Enable G.711 mu-law (PCMU) or A-law (PCMA) in the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, sdp-private-address, title */
    N_("The PBX puts a private address into its SDP"),
    /* TRANSLATORS: guide/60-causes.yaml, sdp-private-address, explain */
    N_("The other side sends the voice to an address of the LAN, where it gets lost."),
    /* TRANSLATORS: guide/60-causes.yaml, sdp-private-address, look */
    N_("The c= line in effect in the SDP of the PBX; no RTP arrives."),
    /* TRANSLATORS: guide/60-causes.yaml, sdp-private-address, fix */
    N_("Set the external media address in the PBX, so that its SDP names the public "
       "one."),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-blocks-inbound-rtp, title */
    N_("A firewall keeps the provider's voice from the PBX"),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-blocks-inbound-rtp, explain */
    N_("The SDP is in order, and yet no voice arrives."),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-blocks-inbound-rtp, look */
    N_("RTP goes out and none comes in; a capture outside the firewall has it."),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-blocks-inbound-rtp, fix */
    N_("Allow UDP from the provider's media networks to the RTP ports of the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-blocks-inbound-rtp, fix */
    N_("Allow UDP from 168.86.128.0/18, ports 10000 to 60000, to the RTP ports of the "
       "PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-blocks-outbound-rtp, title */
    N_("A firewall keeps the PBX's voice from the provider"),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-blocks-outbound-rtp, explain */
    N_("The voice of the PBX does not get out."),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-blocks-outbound-rtp, look */
    N_("RTP comes in and none goes out, or an ICMP error from a firewall of your own."),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-blocks-outbound-rtp, fix */
    N_("Allow UDP from the RTP ports of the PBX to the provider's media networks and "
       "ports."),
    /* TRANSLATORS: guide/60-causes.yaml, isp-blocks-rtp, title */
    N_("The internet provider blocks the PBX's voice"),
    /* TRANSLATORS: guide/60-causes.yaml, isp-blocks-rtp, explain */
    N_("The voice leaves the PBX and its firewall and does not reach the provider."),
    /* TRANSLATORS: guide/60-causes.yaml, isp-blocks-rtp, look */
    N_("An ICMP error from a router that is neither yours nor the provider's; a UDP "
       "traceroute that ends at the internet provider."),
    /* TRANSLATORS: guide/60-causes.yaml, isp-blocks-rtp, fix */
    N_("Ask the internet provider to let UDP from the PBX to the provider's media networks "
       "and ports pass."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-ttl-too-low, title */
    N_("The voice has too low a TTL"),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-ttl-too-low, explain */
    N_("Every router takes one off, and the provider drops what arrives with 10 or less."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-ttl-too-low, look */
    N_("The TTL of the RTP packets as they leave, the number of hops; ICMP time exceeded."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-ttl-too-low, fix */
    N_("Let the PBX send RTP with a TTL of 64 or more; look for a router or VPN that "
       "lowers it or a route that is too long."),
    /* TRANSLATORS: guide/60-causes.yaml, no-listener, title */
    N_("Nothing listens at the address and port"),
    /* TRANSLATORS: guide/60-causes.yaml, no-listener, explain */
    N_("No program has the port open that the INVITE is sent to."),
    /* TRANSLATORS: guide/60-causes.yaml, no-listener, look */
    N_("ICMP port unreachable; ss -lnup on the host."),
    /* TRANSLATORS: guide/60-causes.yaml, no-listener, fix */
    N_("Start the SIP service, or correct port and transport."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-missing, title */
    N_("The ACK is missing"),
    /* TRANSLATORS: guide/60-causes.yaml, ack-missing, explain */
    N_("The 200 is never acknowledged; it is repeated for 32 s, then the call is ended."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-missing, look */
    N_("No ACK after the 200."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-missing, fix */
    N_("Look in the log of the side that has to send the ACK; mend its routing and its "
       "view of the Contact."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-lost, title */
    N_("The ACK gets lost"),
    /* TRANSLATORS: guide/60-causes.yaml, ack-lost, explain */
    N_("It is built as it has to be, and yet the 200 goes on being repeated."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-lost, look */
    N_("The ACK in the capture, the 200 repeated all the same."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-lost, fix */
    N_("Look for a firewall, NAT or proxy that drops it; capture at the other end."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-route-missing, title */
    N_("The ACK has no Route"),
    /* TRANSLATORS: guide/60-causes.yaml, ack-route-missing, explain */
    N_("The 200 carries Record-Route, the ACK no Route: it cannot be led to where the "
       "200 came from."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-route-missing, look */
    N_("Route of the ACK beside Record-Route of the 200."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-route-missing, fix */
    N_("Copy the Record-Route of the 200, in reverse order, into the Route of ACK, BYE "
       "and re-INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-route-order, title */
    N_("The Route of the ACK is in the wrong order"),
    /* TRANSLATORS: guide/60-causes.yaml, ack-route-order, explain */
    N_("It has to be the Record-Route of the 200 reversed."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-route-order, fix */
    N_("Reverse the order."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-wrong-next-hop, title */
    N_("The ACK goes to the wrong address"),
    /* TRANSLATORS: guide/60-causes.yaml, ack-wrong-next-hop, explain */
    N_("Its Request-URI is right, but the packet is not sent to the first Route."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-wrong-next-hop, look */
    N_("The destination of the packet beside its first Route."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-wrong-next-hop, fix */
    N_("Send ACK, BYE and re-INVITE to the first Route."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-cseq-mismatch, title */
    N_("The ACK has another CSeq number than the INVITE"),
    /* TRANSLATORS: guide/60-causes.yaml, ack-cseq-mismatch, explain */
    N_("It has to carry the number of the INVITE that it acknowledges."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-cseq-mismatch, look */
    N_("CSeq of the ACK and of the 200."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-cseq-mismatch, fix */
    N_("Mend the side that sends the ACK."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-totag-mismatch, title */
    N_("The ACK has another To tag than the 200"),
    /* TRANSLATORS: guide/60-causes.yaml, ack-totag-mismatch, explain */
    N_("It belongs to another dialog then."),
    /* TRANSLATORS: guide/60-causes.yaml, ack-totag-mismatch, look */
    N_("The To header of the ACK and of the 200."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-wrong-port, title */
    N_("The Contact of the 200 names another port or address"),
    /* TRANSLATORS: guide/60-causes.yaml, contact-wrong-port, explain */
    N_("The ACK goes where nobody listens."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-wrong-port, look */
    N_("Contact of the 200 beside the address and port that it comes from."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-wrong-port, fix */
    N_("Correct the external address and port in the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-fqdn-private-dns, title */
    N_("The Contact holds a name that only the own network knows"),
    /* TRANSLATORS: guide/60-causes.yaml, contact-fqdn-private-dns, explain */
    N_("The provider cannot resolve it and has nowhere to send the ACK."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-fqdn-private-dns, look */
    N_("Contact of the 200."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-fqdn-private-dns, fix */
    N_("Put the public address, or a name of public DNS, into Contact."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-missing-in-2xx, title */
    N_("The 200 has no Contact"),
    /* TRANSLATORS: guide/60-causes.yaml, contact-missing-in-2xx, explain */
    N_("Without it the other side does not know where to send the ACK."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-missing-in-2xx, look */
    N_("The headers of the 200."),
    /* TRANSLATORS: guide/60-causes.yaml, contact-missing-in-2xx, fix */
    N_("Mend the side that answers: Contact is mandatory there."),
    /* TRANSLATORS: guide/60-causes.yaml, record-route-altered-in-200, title */
    N_("The PBX changes a Record-Route that is not its own"),
    /* TRANSLATORS: guide/60-causes.yaml, record-route-altered-in-200, explain */
    N_("Later requests, the ACK first, are led astray."),
    /* TRANSLATORS: guide/60-causes.yaml, record-route-altered-in-200, look */
    N_("Record-Route of the 200 beside that of the INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, record-route-altered-in-200, fix */
    N_("Return the Record-Route as it came."),
    /* TRANSLATORS: guide/60-causes.yaml, response-to-wrong-address, title */
    N_("Responses are sent to the wrong address or port"),
    /* TRANSLATORS: guide/60-causes.yaml, response-to-wrong-address, explain */
    N_("They have to go to received and rport, where the request came from."),
    /* TRANSLATORS: guide/60-causes.yaml, response-to-wrong-address, look */
    N_("The destination of the responses."),
    /* TRANSLATORS: guide/60-causes.yaml, response-to-wrong-address, fix */
    N_("Mend the NAT settings of the side that answers."),
    /* TRANSLATORS: guide/60-causes.yaml, rport-missing-nat, title */
    N_("The request does not ask for rport behind NAT"),
    /* TRANSLATORS: guide/60-causes.yaml, rport-missing-nat, explain */
    N_("Its responses go to a port at which the NAT lets nobody in."),
    /* TRANSLATORS: guide/60-causes.yaml, rport-missing-nat, look */
    N_("The topmost Via of the request, without rport."),
    /* TRANSLATORS: guide/60-causes.yaml, rport-missing-nat, fix */
    N_("Enable rport (RFC 3581) in the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, large-udp-request, title */
    N_("The INVITE is too long for UDP"),
    /* TRANSLATORS: guide/60-causes.yaml, large-udp-request, explain */
    N_("It travels in fragments, which many firewalls drop."),
    /* TRANSLATORS: guide/60-causes.yaml, large-udp-request, look */
    N_("Its length; IP fragments."),
    /* TRANSLATORS: guide/60-causes.yaml, large-udp-request, fix */
    N_("Use TCP, or shorten it: fewer codecs and headers."),
    /* TRANSLATORS: guide/60-causes.yaml, request-unanswered, title */
    N_("Nothing answers the request"),
    /* TRANSLATORS: guide/60-causes.yaml, request-unanswered, explain */
    N_("It is repeated, and no response comes."),
    /* TRANSLATORS: guide/60-causes.yaml, request-unanswered, look */
    N_("The request repeated without any response."),
    /* TRANSLATORS: guide/60-causes.yaml, request-unanswered, fix */
    N_("Check the address it is sent to, and the firewalls on the way."),
    /* TRANSLATORS: guide/60-causes.yaml, call-rejected, title */
    N_("The other side refuses the call"),
    /* TRANSLATORS: guide/60-causes.yaml, call-rejected, explain */
    N_("For a reason of its own that its status tells."),
    /* TRANSLATORS: guide/60-causes.yaml, call-rejected, look */
    N_("The status line and the Reason header."),
    /* TRANSLATORS: guide/60-causes.yaml, call-rejected, fix */
    N_("Ask the other side what the status means there."),
    /* TRANSLATORS: guide/60-causes.yaml, outcome-declined, title */
    N_("The called person declined"),
    /* TRANSLATORS: guide/60-causes.yaml, outcome-declined, explain */
    N_("It rang, and then the call was declined."),
    /* TRANSLATORS: guide/60-causes.yaml, outcome-declined, look */
    N_("180 before the 603."),
    /* TRANSLATORS: guide/60-causes.yaml, outcome-declined, fix */
    N_("Nothing is wrong with the trunk."),
    /* TRANSLATORS: guide/60-causes.yaml, outcome-busy, title */
    N_("The called party is busy"),
    /* TRANSLATORS: guide/60-causes.yaml, outcome-busy, explain */
    N_("That is no fault."),
    /* TRANSLATORS: guide/60-causes.yaml, outcome-busy, look */
    N_("486 or 600."),
    /* TRANSLATORS: guide/60-causes.yaml, outcome-busy, fix */
    N_("Call again later."),
    /* TRANSLATORS: guide/60-causes.yaml, credentials-missing, title */
    N_("The PBX sends no credentials"),
    /* TRANSLATORS: guide/60-causes.yaml, credentials-missing, explain */
    N_("It does not answer the challenge."),
    /* TRANSLATORS: guide/60-causes.yaml, credentials-missing, look */
    N_("No second INVITE after the 407."),
    /* TRANSLATORS: guide/60-causes.yaml, credentials-missing, fix */
    N_("Enter user name and password for this trunk in the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, auth-wrong-header, title */
    N_("The credentials stand in the wrong header"),
    /* TRANSLATORS: guide/60-causes.yaml, auth-wrong-header, explain */
    N_("407 is answered by Proxy-Authorization, 401 by Authorization."),
    /* TRANSLATORS: guide/60-causes.yaml, auth-wrong-header, look */
    N_("The header of the second request."),
    /* TRANSLATORS: guide/60-causes.yaml, auth-wrong-header, fix */
    N_("Mend the PBX, or its trunk settings."),
    /* TRANSLATORS: guide/60-causes.yaml, auth-realm-mismatch, title */
    N_("The credentials are for another realm"),
    /* TRANSLATORS: guide/60-causes.yaml, auth-realm-mismatch, explain */
    N_("The realm in the credentials is not that of the challenge."),
    /* TRANSLATORS: guide/60-causes.yaml, auth-realm-mismatch, look */
    N_("realm in both headers."),
    /* TRANSLATORS: guide/60-causes.yaml, auth-realm-mismatch, fix */
    N_("Let the PBX take the realm of the challenge."),
    /* TRANSLATORS: guide/60-causes.yaml, nonce-stale-loop, title */
    N_("The nonce is always stale"),
    /* TRANSLATORS: guide/60-causes.yaml, nonce-stale-loop, explain */
    N_("Challenge follows challenge, each with stale=true."),
    /* TRANSLATORS: guide/60-causes.yaml, nonce-stale-loop, look */
    N_("stale=true in the challenges."),
    /* TRANSLATORS: guide/60-causes.yaml, nonce-stale-loop, fix */
    N_("Look for clocks, load balancers and retries that outlive the nonce."),
    /* TRANSLATORS: guide/60-causes.yaml, digest-algorithm-unsupported, title */
    N_("The digest algorithm is not supported"),
    /* TRANSLATORS: guide/60-causes.yaml, digest-algorithm-unsupported, explain */
    N_("The challenge asks for one that the PBX does not have."),
    /* TRANSLATORS: guide/60-causes.yaml, digest-algorithm-unsupported, look */
    N_("algorithm in the challenge."),
    /* TRANSLATORS: guide/60-causes.yaml, digest-algorithm-unsupported, fix */
    N_("Update the PBX, or let the provider offer MD5."),
    /* TRANSLATORS: guide/60-causes.yaml, scanner-probe, title */
    N_("A stranger tries the PBX"),
    /* TRANSLATORS: guide/60-causes.yaml, scanner-probe, explain */
    N_("The request comes from no provider but from a scanner."),
    /* TRANSLATORS: guide/60-causes.yaml, scanner-probe, look */
    N_("Its address and User-Agent."),
    /* TRANSLATORS: guide/60-causes.yaml, scanner-probe, fix */
    N_("Let nobody but the provider reach port 5060."),
    /* TRANSLATORS: guide/60-causes.yaml, register-bruteforce, title */
    N_("Somebody tries passwords"),
    /* TRANSLATORS: guide/60-causes.yaml, register-bruteforce, explain */
    N_("Registrations fail again and again from one address."),
    /* TRANSLATORS: guide/60-causes.yaml, register-bruteforce, look */
    N_("Their addresses."),
    /* TRANSLATORS: guide/60-causes.yaml, register-bruteforce, fix */
    N_("Block the address; use long passwords."),
    /* TRANSLATORS: guide/60-causes.yaml, sip-syntax, title */
    N_("A message is malformed"),
    /* TRANSLATORS: guide/60-causes.yaml, sip-syntax, explain */
    N_("The other side cannot read it."),
    /* TRANSLATORS: guide/60-causes.yaml, sip-syntax, look */
    N_("What the inspector marks in the message."),
    /* TRANSLATORS: guide/60-causes.yaml, sip-syntax, fix */
    N_("Mend the side that sends it."),
    /* TRANSLATORS: guide/60-causes.yaml, sdp-syntax, title */
    N_("An SDP is malformed"),
    /* TRANSLATORS: guide/60-causes.yaml, sdp-syntax, look */
    N_("What is marked in the SDP."),
    /* TRANSLATORS: guide/60-causes.yaml, content-length-mismatch, title */
    N_("Content-Length is not that of the body"),
    /* TRANSLATORS: guide/60-causes.yaml, content-length-mismatch, explain */
    N_("Something on the way changes the body without it, often a SIP ALG."),
    /* TRANSLATORS: guide/60-causes.yaml, content-length-mismatch, look */
    N_("Content-Length beside the body."),
    /* TRANSLATORS: guide/60-causes.yaml, content-length-mismatch, fix */
    N_("Switch off SIP ALG."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-response-too-slow, title */
    N_("The PBX answers too late"),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-response-too-slow, explain */
    N_("The provider waits about 4 s and goes elsewhere."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-response-too-slow, look */
    N_("The time until 100 Trying."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-response-too-slow, fix */
    N_("Find out what delays the PBX: name lookups, load."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-422-without-timer-support, title */
    N_("The PBX refuses a timer that was not offered"),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-422-without-timer-support, explain */
    N_("Without Supported: timer it has to pass over Session-Expires."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-422-without-timer-support, look */
    N_("Supported of the INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, pbx-422-without-timer-support, fix */
    N_("Switch session timers off in the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-avp-vs-savp, title */
    N_("One side wants encryption, the other not"),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-avp-vs-savp, explain */
    N_("RTP/SAVP on one side, RTP/AVP on the other."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-avp-vs-savp, look */
    N_("The m=audio lines."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-avp-vs-savp, fix */
    N_("Enable or disable SRTP on both sides."),
    /* TRANSLATORS: guide/60-causes.yaml, multipart-body-415, title */
    N_("The body is more than an SDP"),
    /* TRANSLATORS: guide/60-causes.yaml, multipart-body-415, explain */
    N_("The other side takes plain SDP only."),
    /* TRANSLATORS: guide/60-causes.yaml, multipart-body-415, look */
    N_("Content-Type."),
    /* TRANSLATORS: guide/60-causes.yaml, multipart-body-415, fix */
    N_("Let the PBX send plain application/sdp."),
    /* TRANSLATORS: guide/60-causes.yaml, codec-mismatch-488, title */
    N_("There is no codec in common"),
    /* TRANSLATORS: guide/60-causes.yaml, codec-mismatch-488, explain */
    N_("Both sides list other codecs."),
    /* TRANSLATORS: guide/60-causes.yaml, codec-mismatch-488, look */
    N_("The m=audio lines of both."),
    /* TRANSLATORS: guide/60-causes.yaml, codec-mismatch-488, fix */
    N_("Enable a codec that both have."),
    /* TRANSLATORS: guide/60-causes.yaml, dropped-after-ack-timeout, title */
    N_("The call is ended after 32 s"),
    /* TRANSLATORS: guide/60-causes.yaml, dropped-after-ack-timeout, explain */
    N_("As it is when an ACK does not arrive."),
    /* TRANSLATORS: guide/60-causes.yaml, dropped-after-ack-timeout, look */
    N_("The 200 repeated."),
    /* TRANSLATORS: guide/60-causes.yaml, dropped-after-ack-timeout, fix */
    N_("See what becomes of the ACK."),
    /* TRANSLATORS: guide/60-causes.yaml, session-timer-expiry, title */
    N_("The session timer runs out"),
    /* TRANSLATORS: guide/60-causes.yaml, session-timer-expiry, explain */
    N_("Nobody refreshes it in time, and the call is ended."),
    /* TRANSLATORS: guide/60-causes.yaml, session-timer-expiry, look */
    N_("Session-Expires of the 200; no re-INVITE or UPDATE."),
    /* TRANSLATORS: guide/60-causes.yaml, session-timer-expiry, fix */
    N_("Let the side that is named as refresher send re-INVITE or UPDATE, or switch "
       "session timers off."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-failed, title */
    N_("A re-INVITE fails"),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-failed, explain */
    N_("The call does not survive the change it asks for."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-failed, look */
    N_("The status of the re-INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-failed, fix */
    N_("Mend what its status says."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-failed-call-ends, title */
    N_("A failed re-INVITE ends the call"),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-failed-call-ends, explain */
    N_("481 or 408 to a re-INVITE ends the call."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-failed-call-ends, look */
    N_("The status of the re-INVITE, then BYE."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-unanswered, title */
    N_("A re-INVITE gets no answer"),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-unanswered, explain */
    N_("It gets lost, often for a Contact or NAT binding that is no longer right."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-unanswered, look */
    N_("The re-INVITE repeated."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-unanswered, fix */
    N_("Keep the NAT binding alive; check Contact and Route."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-media-refused, title */
    N_("A change of the media is refused"),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-media-refused, explain */
    N_("488 to a re-INVITE; the call goes on as it was."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-media-refused, look */
    N_("The SDP of the re-INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, reinvite-media-refused, fix */
    N_("Allow what it asks for, or do not ask."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-arrives-not-played, title */
    N_("The voice arrives and is not played"),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-arrives-not-played, explain */
    N_("It reaches the host of the PBX."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-arrives-not-played, look */
    N_("RTP in the capture to the port of the SDP."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-arrives-not-played, fix */
    N_("Look at the host's firewall, the port, the codec and encryption."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-pt-not-negotiated, title */
    N_("RTP has a payload type that was not agreed on"),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-pt-not-negotiated, explain */
    N_("The side that hears it may not be able to play it."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-pt-not-negotiated, look */
    N_("Payload types beside the SDP."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-pt-not-negotiated, fix */
    N_("Send with the numbers of the receiver's SDP."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-to-wrong-address, title */
    N_("The voice goes to the wrong address"),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-to-wrong-address, explain */
    N_("Not to where the SDP of the other side wants it."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-to-wrong-address, look */
    N_("The destination of RTP beside c= and m=."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-to-wrong-address, fix */
    N_("Look for a NAT or media setting that replaces it."),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-has-old-media-range, title */
    N_("The firewall knows old media networks only"),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-has-old-media-range, explain */
    N_("The provider's networks and ports have changed."),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-has-old-media-range, look */
    N_("The firewall's rule."),
    /* TRANSLATORS: guide/60-causes.yaml, firewall-has-old-media-range, fix */
    N_("Replace the old networks by those of today, with all their ports."),
    /* TRANSLATORS: guide/60-causes.yaml, icmp-rtp-port-unreachable, title */
    N_("The other side refuses the voice"),
    /* TRANSLATORS: guide/60-causes.yaml, icmp-rtp-port-unreachable, explain */
    N_("Nothing listens at the port it is sent to."),
    /* TRANSLATORS: guide/60-causes.yaml, icmp-rtp-port-unreachable, look */
    N_("ICMP port unreachable."),
    /* TRANSLATORS: guide/60-causes.yaml, icmp-rtp-port-unreachable, fix */
    N_("Compare the port with the m= line."),
    /* TRANSLATORS: guide/60-causes.yaml, answer-codec-not-offered, title */
    N_("The answer names a codec that was not offered"),
    /* TRANSLATORS: guide/60-causes.yaml, answer-codec-not-offered, explain */
    N_("The sides have no codec in common."),
    /* TRANSLATORS: guide/60-causes.yaml, answer-codec-not-offered, look */
    N_("m=audio of both."),
    /* TRANSLATORS: guide/60-causes.yaml, answer-codec-not-offered, fix */
    N_("Mend the side that answers."),
    /* TRANSLATORS: guide/60-causes.yaml, no-sdp-in-2xx, title */
    N_("The 200 brings no answer"),
    /* TRANSLATORS: guide/60-causes.yaml, no-sdp-in-2xx, explain */
    N_("The caller does not know where to send its voice."),
    /* TRANSLATORS: guide/60-causes.yaml, no-sdp-in-2xx, look */
    N_("The body of the 200."),
    /* TRANSLATORS: guide/60-causes.yaml, no-sdp-in-2xx, fix */
    N_("Let the side that answers put its SDP there."),
    /* TRANSLATORS: guide/60-causes.yaml, late-offer-no-answer, title */
    N_("The ACK brings no answer"),
    /* TRANSLATORS: guide/60-causes.yaml, late-offer-no-answer, explain */
    N_("The 200 made the offer; its answer has to be in the ACK."),
    /* TRANSLATORS: guide/60-causes.yaml, late-offer-no-answer, look */
    N_("The body of the ACK."),
    /* TRANSLATORS: guide/60-causes.yaml, late-offer-no-answer, fix */
    N_("Put the SDP into the ACK, or into the INVITE."),
    /* TRANSLATORS: guide/60-causes.yaml, m-line-count-mismatch, title */
    N_("The answer has another number of streams"),
    /* TRANSLATORS: guide/60-causes.yaml, m-line-count-mismatch, explain */
    N_("It needs one m= line for each of the offer."),
    /* TRANSLATORS: guide/60-causes.yaml, m-line-count-mismatch, look */
    N_("The m= lines."),
    /* TRANSLATORS: guide/60-causes.yaml, one-way-audio, title */
    N_("Voice flows one way only"),
    /* TRANSLATORS: guide/60-causes.yaml, one-way-audio, explain */
    N_("One side sends, the other does not, or is not heard."),
    /* TRANSLATORS: guide/60-causes.yaml, one-way-audio, look */
    N_("RTP of both ways."),
    /* TRANSLATORS: guide/60-causes.yaml, one-way-audio, fix */
    N_("Look at the firewall and the media address of the silent side."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-loss, title */
    N_("Packets of voice are missing"),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-loss, explain */
    N_("A link is overloaded or faulty."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-loss, look */
    N_("Sequence numbers; RTCP."),
    /* TRANSLATORS: guide/60-causes.yaml, rtp-loss, fix */
    N_("Give voice priority; look for the link."),
    /* TRANSLATORS: guide/60-causes.yaml, dtmf-no-telephone-event, title */
    N_("Key presses are not sent as events"),
    /* TRANSLATORS: guide/60-causes.yaml, dtmf-no-telephone-event, explain */
    N_("They travel within the voice, if at all."),
    /* TRANSLATORS: guide/60-causes.yaml, dtmf-no-telephone-event, look */
    N_("telephone-event in both SDPs."),
    /* TRANSLATORS: guide/60-causes.yaml, dtmf-no-telephone-event, fix */
    N_("Enable RFC 4733 (RFC 2833) on both sides, and that alone."),
    /* TRANSLATORS: guide/60-causes.yaml, registration-refused, title */
    N_("The registration is refused"),
    /* TRANSLATORS: guide/60-causes.yaml, registration-refused, explain */
    N_("The provider does not take it."),
    /* TRANSLATORS: guide/60-causes.yaml, registration-refused, look */
    N_("The status of the REGISTER."),
    /* TRANSLATORS: guide/60-causes.yaml, registration-refused, fix */
    N_("Check user, domain and whether the trunk registers at all."),
    /* TRANSLATORS: guide/60-causes.yaml, t38-reinvite-488, title */
    N_("T.38 is refused"),
    /* TRANSLATORS: guide/60-causes.yaml, t38-reinvite-488, explain */
    N_("The other side takes no fax over T.38."),
    /* TRANSLATORS: guide/60-causes.yaml, t38-reinvite-488, look */
    N_("The status of the re-INVITE with m=image."),
    /* TRANSLATORS: guide/60-causes.yaml, t38-reinvite-488, fix */
    N_("Send the fax within G.711, or enable T.38 on both sides."),
    /* TRANSLATORS: guide/60-causes.yaml, loop-482, title */
    N_("The call goes round in circles"),
    /* TRANSLATORS: guide/60-causes.yaml, loop-482, explain */
    N_("A request came back to where it had been."),
    /* TRANSLATORS: guide/60-causes.yaml, loop-482, look */
    N_("The Via headers."),
    /* TRANSLATORS: guide/60-causes.yaml, loop-482, fix */
    N_("Mend the routing between PBX and proxy."),
    /* TRANSLATORS: guide/60-causes.yaml, too-many-hops-483, title */
    N_("The call passes too many hops"),
    /* TRANSLATORS: guide/60-causes.yaml, too-many-hops-483, explain */
    N_("Max-Forwards has run out."),
    /* TRANSLATORS: guide/60-causes.yaml, too-many-hops-483, look */
    N_("Max-Forwards; the Via headers."),
    /* TRANSLATORS: guide/60-causes.yaml, too-many-hops-483, fix */
    N_("Mend the routing; send Max-Forwards 70."),
    /* TRANSLATORS: guide/60-causes.yaml, 100rel-420, title */
    N_("The other side does not know 100rel"),
    /* TRANSLATORS: guide/60-causes.yaml, 100rel-420, explain */
    N_("It is required and not supported."),
    /* TRANSLATORS: guide/60-causes.yaml, 100rel-420, look */
    N_("Require and Unsupported."),
    /* TRANSLATORS: guide/60-causes.yaml, 100rel-420, fix */
    N_("Do not require 100rel."),
    /* TRANSLATORS: guide/60-causes.yaml, extension-required-421, title */
    N_("The other side requires an extension"),
    /* TRANSLATORS: guide/60-causes.yaml, extension-required-421, explain */
    N_("The request does not offer it."),
    /* TRANSLATORS: guide/60-causes.yaml, extension-required-421, look */
    N_("Require of the 421."),
    /* TRANSLATORS: guide/60-causes.yaml, extension-required-421, fix */
    N_("Enable that extension."),
    /* TRANSLATORS: guide/60-causes.yaml, method-not-allowed, title */
    N_("The method is not allowed"),
    /* TRANSLATORS: guide/60-causes.yaml, method-not-allowed, explain */
    N_("The other side does not take it."),
    /* TRANSLATORS: guide/60-causes.yaml, method-not-allowed, look */
    N_("Allow of the response."),
    /* TRANSLATORS: guide/60-causes.yaml, method-not-allowed, fix */
    N_("Do not use it there."),
    /* TRANSLATORS: guide/60-causes.yaml, no-progress, title */
    N_("The call is taken and then nothing rings"),
    /* TRANSLATORS: guide/60-causes.yaml, no-progress, explain */
    N_("The other side sent 100 Trying and nothing after it."),
    /* TRANSLATORS: guide/60-causes.yaml, no-progress, look */
    N_("What came after the 100, and when the caller gave up."),
    /* TRANSLATORS: guide/60-causes.yaml, no-progress, fix */
    N_("Ask who runs the other side for the Call-ID; try another number by the same "
       "way."),
    /* TRANSLATORS: guide/60-causes.yaml, bye-unanswered, title */
    N_("The BYE gets no answer"),
    /* TRANSLATORS: guide/60-causes.yaml, bye-unanswered, explain */
    N_("Hanging up does not reach the other side."),
    /* TRANSLATORS: guide/60-causes.yaml, bye-unanswered, look */
    N_("The BYE repeated."),
    /* TRANSLATORS: guide/60-causes.yaml, bye-unanswered, fix */
    N_("Check Contact, Route and the NAT binding."),
    /* TRANSLATORS: guide/60-causes.yaml, bye-481, title */
    N_("The BYE belongs to no call"),
    /* TRANSLATORS: guide/60-causes.yaml, bye-481, explain */
    N_("The other side does not know the dialog."),
    /* TRANSLATORS: guide/60-causes.yaml, bye-481, look */
    N_("Tags and Call-ID."),
    /* TRANSLATORS: guide/60-causes.yaml, bye-481, fix */
    N_("Look for a failover or changed tags."),
    /* TRANSLATORS: guide/60-causes.yaml, prack-missing, title */
    N_("A reliable response is not acknowledged"),
    /* TRANSLATORS: guide/60-causes.yaml, prack-missing, explain */
    N_("The PRACK is missing."),
    /* TRANSLATORS: guide/60-causes.yaml, prack-missing, look */
    N_("RSeq without PRACK."),
    /* TRANSLATORS: guide/60-causes.yaml, prack-missing, fix */
    N_("Enable 100rel on both sides, or on none."),
    /* TRANSLATORS: guide/60-causes.yaml, final-not-acknowledged, title */
    N_("A refusal is not acknowledged"),
    /* TRANSLATORS: guide/60-causes.yaml, final-not-acknowledged, explain */
    N_("The ACK to it is missing."),
    /* TRANSLATORS: guide/60-causes.yaml, final-not-acknowledged, look */
    N_("The refusal repeated."),
    /* TRANSLATORS: guide/60-causes.yaml, session-interval-refused, title */
    N_("A session interval is refused"),
    /* TRANSLATORS: guide/60-causes.yaml, session-interval-refused, explain */
    N_("422: the interval is too short."),
    /* TRANSLATORS: guide/60-causes.yaml, session-interval-refused, look */
    N_("Min-SE of the 422."),
    /* TRANSLATORS: guide/60-causes.yaml, session-interval-refused, fix */
    N_("Lower Min-SE, or raise Session-Expires."),
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
    N_("there was no valid answer from your SIP infrastructure (none, late, malformed "
       "or an error)"),
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
    N_("the called network did not ring in time"),
    /* TRANSLATORS: providers/twilio.yaml, 32017, meaning */
    N_("a carrier blocked the call because of the reputation of the calling number"),
    /* TRANSLATORS: providers/twilio.yaml, 32018, meaning */
    N_("the request carries TwiML"),
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
    N_("the provider has blocked calls to this number"),
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
    N_("the registered endpoint could not be dialled"),
    /* TRANSLATORS: providers/twilio.yaml, 32222, meaning */
    N_("this version of TLS is not allowed"),
    /* TRANSLATORS: providers/twilio.yaml, 32301, meaning */
    N_("the identifier of the Interconnect connection is not valid"),
    /* TRANSLATORS: providers/twilio.yaml, 32400, meaning */
    N_("the call could not be routed to the BYOC trunk"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, note */
    N_("sent to {invite.dst}, refused on the way"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, title */
    N_("A firewall refuses the outgoing INVITE"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, explain */
    N_("The INVITE to {invite.dst} never got through: {icmp.sip.src} answered it with "
       "an ICMP error ({icmp.sip.kind})."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, fix */
    N_("On {icmp.sip.src}, allow SIP from the PBX to all signalling addresses of the "
       "provider and the replies to it (UDP and TCP 5060, TLS 5061), or mend the route "
       "to {invite.dst.ip}."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, about */
    N_("Proven by an ICMP error about the INVITE. Looks alike: an INVITE that nobody "
       "answers without such an error; then any hop may be the one that drops it."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, say */
    N_("The INVITE went out once only, as it does over TCP; a capture of one direction "
       "would look the same."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, say */
    N_("The INVITE is so long that it travels in IP fragments, and many firewalls drop "
       "those: a shorter INVITE, or TCP, would tell."),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, note */
    N_("sent {invite.sends}× to {invite.dst}, no response"),
    /* TRANSLATORS: rules/10-termination.yaml, term-firewall-blocks-outbound-sip, title */
    N_("Nothing answers the INVITE"),
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
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, note */
    N_("sent {request.sends}× to {request.dst}, no response"),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, title */
    N_("Nothing answers the {method}"),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, explain */
    N_("The {method} was sent {request.sends}× to {request.dst}, and nothing came back."),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, fix */
    N_("Find out whether {request.dst} is the right address and listens, and whether "
       "a firewall on the way drops the request or its response."),
    /* TRANSLATORS: rules/10-termination.yaml, request-unanswered, check */
    N_("Capture at the other end as well, or send an OPTIONS from another host."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, say */
    N_("Some calls abroad take as long as that to ring."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, note */
    N_("the last that was heard of {callee.ip}"),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, note */
    N_("given up {cancel.time} s after the INVITE"),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, explain */
    N_("{callee.ip} answered the INVITE with {provisional.status_line}, and neither "
       "rang nor refused the call after that. The caller heard silence."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, fix */
    N_("The call is held up behind {callee.ip}: ask who runs it for this Call-ID. Compare "
       "the called number with one that rings; let the PBX take another route when no "
       "ringing comes within some 10 s."),
    /* TRANSLATORS: rules/10-termination.yaml, no-progress, check */
    N_("Does another number ring by the same way? What does the log of {callee.ip} say "
       "of this call?"),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, expected */
    N_("sip:{invite.request_uri.user|+NUMBER}@{trunk.host|the termination URI of the "
       "trunk}"),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, explain */
    N_("The INVITE asks for {invite.request_uri.host}, which is not a termination host "
       "of {provider.name|the provider}. The provider tells by this host which trunk "
       "is meant, and passes over what names none: it was sent {invite.sends}× and "
       "nothing came back."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, fix */
    N_("Put the termination URI of the trunk into the Request-URI: sip:+NUMBER@{trunk.host|NAME.pstn.twilio.com}. "
       "The packet may go to an address or an outbound proxy all the same; the host "
       "in the URI must stay the name."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, check */
    N_("Compare {invite.request_uri.host} with the termination URI that the provider "
       "shows for the trunk."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, about */
    N_("Look at the host in the request line. An address there, or the PBX's own name, "
       "is what remains when a PBX resolves the name and puts the result in its place."),
    /* TRANSLATORS: rules/10-termination.yaml, term-ruri-not-termination-uri, explain */
    N_("The INVITE asks for {invite.request_uri.host}, which is not a termination host "
       "of {provider.name|the provider}. The provider tells by this host which trunk "
       "is meant; without one it refuses, whatever address the INVITE comes from."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, note */
    N_("the provider saw the INVITE come from {final.via.received|this address}"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, title */
    N_("The PBX's address is not in the trunk's access list"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, explain */
    N_("The provider refuses the INVITE because it comes from {final.via.received|the "
       "address in the Via}, and says so: {error.text}."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, fix */
    N_("Add {final.via.received|that address} to the trunk's access control list (ACL), "
       "or let the PBX send from an address that is in it (source NAT, several uplinks, "
       "VPN and IPv6 are the usual reasons why it is another one)."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, say */
    N_("The other side is no provider that is known here, so that its 403 may mean something "
       "else."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, say */
    N_("The address is in the access list that is written down for the trunk."),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, note */
    N_("the other side saw the INVITE come from {final.via.received|this address}"),
    /* TRANSLATORS: rules/10-termination.yaml, acl-ip-not-allowed, title */
    N_("The PBX's address is not allowed to call"),
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
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, explain */
    N_("The provider declines every call with {final.status_line} and says why: {error.text}."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, fix */
    N_("Look at the account in the provider's console: it is closed, or suspended for "
       "lack of funds or for a breach of the terms. Refill it or ask the provider's "
       "support."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, note */
    N_("after {final_delay} s, nothing had rung"),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, title */
    N_("The provider declines the call at once"),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, explain */
    N_("{provider.name} answered {final.status_line} after {final_delay} s, before anything "
       "could ring. A called party declines after it rang; a decline at once comes from "
       "the provider itself, most often because the account is not active."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, fix */
    N_("Look at the account in the provider's console: closed, suspended for lack of "
       "funds, or for a breach of the terms."),
    /* TRANSLATORS: rules/10-termination.yaml, account-inactive, check */
    N_("Do all calls fail so, whatever the number? Does the console show the account "
       "as active?"),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, expected */
    N_("+ country code and number, such as +14155550100"),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, explain */
    N_("The INVITE asks for {invite.request_uri.user}, and the provider answers {final.status_line}. "
       "It takes numbers as + followed by country code and number only, without prefixes "
       "such as 00, 011 or 9, without blanks."),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, fix */
    N_("Change the dial plan of the PBX so that the Request-URI holds + country code "
       "and number."),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, explain */
    N_("The INVITE asks for {invite.request_uri.user}, and {provider.name} takes numbers "
       "as + country code and number only. It answered {final.status_line}."),
    /* TRANSLATORS: rules/10-termination.yaml, dialed-number-not-e164, check */
    N_("Dial the same number with + and country code."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, expected */
    N_("a number of yours as +E.164"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, note */
    N_("this one is in order"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, title */
    N_("The Remote-Party-ID holds no valid caller ID"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, explain */
    N_("The From holds {invite.from.user}, which is in order, but the Remote-Party-ID "
       "says {invite.remote_party_id.user|nothing that is a number}. The provider answers "
       "{final.status_line}."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, fix */
    N_("Let the PBX put the same full number (+ country code and number) into Remote-Party-ID "
       "as into From, or leave the header out."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, note */
    N_("on a trial account the called number has to be verified too"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, explain */
    N_("The provider answers {final.status_line} to a call from {invite.from.user|a "
       "caller without a number}. It wants a number that belongs to the account or was "
       "verified for it, as + country code and number; a trial account may call verified "
       "numbers only."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, fix */
    N_("Put a number that is yours at the provider, in full E.164 with +, into the From "
       "(and into Remote-Party-ID and P-Asserted-Identity if the PBX sends them). On "
       "a trial account verify the called number as well, or upgrade."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-verified, check */
    N_("Is {invite.from.user|that number} listed under the account's numbers or verified "
       "caller IDs?"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-e164, expected */
    N_("+ country code and number"),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-e164, explain */
    N_("The From holds {invite.from.user|no number}; {provider.name} wants + country "
       "code and number there."),
    /* TRANSLATORS: rules/10-termination.yaml, callerid-not-e164, fix */
    N_("Let the PBX send the caller's number as + country code and number in From."),
    /* TRANSLATORS: rules/10-termination.yaml, rpid-not-valid-callerid, title */
    N_("The Remote-Party-ID is not a full number"),
    /* TRANSLATORS: rules/10-termination.yaml, rpid-not-valid-callerid, explain */
    N_("Remote-Party-ID says {invite.remote_party_id.user|nothing that is a number}. "
       "A provider that looks at it wants the same full number there as in From."),
    /* TRANSLATORS: rules/10-termination.yaml, rpid-not-valid-callerid, fix */
    N_("Send + country code and number in Remote-Party-ID, or leave the header out."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, note */
    N_("the provider does not carry calls to this number"),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, explain */
    N_("The provider answers {final.status_line} to a call to {invite.request_uri.user}: "
       "it does not carry calls to this number."),
    /* TRANSLATORS: rules/10-termination.yaml, destination-blocked, fix */
    N_("Ask the provider's support to unblock the number. For numbers in +1 the account "
       "may need an approved business profile."),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, note */
    N_("the country of this number is not enabled"),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, explain */
    N_("The provider answers {final.status_line} to a call to {invite.request_uri.user}: "
       "the country of this number is not among those that the account may call."),
    /* TRANSLATORS: rules/10-termination.yaml, geo-permission-missing, fix */
    N_("Enable the country in the provider's geographic permissions for voice, for trunking."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, note */
    N_("{rate.last_second} calls began in the second up to this one"),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, explain */
    N_("The provider answers {final.status_line}. In the second up to this INVITE the "
       "PBX began {rate.last_second} calls; the trunk takes {trunk.cps|as many a second "
       "as the account is set to} a second."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, fix */
    N_("Let the PBX or dialler pace its calls, spread them over several trunks, or have "
       "the trunk's calls per second (CPS) raised."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, explain */
    N_("The provider answers {final.status_line}, and in the second up to this INVITE "
       "the PBX had begun {rate.last_second} calls."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, fix */
    N_("Let the PBX or dialler pace its calls, or have the trunk's calls per second "
       "(CPS) raised."),
    /* TRANSLATORS: rules/10-termination.yaml, cps-limit-exceeded, check */
    N_("How many calls a second is the trunk set to?"),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, note */
    N_("{rate.concurrent} calls of the PBX were up, as far as the capture shows"),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, title */
    N_("More calls at once than the account allows"),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, explain */
    N_("The provider answers {final.status_line}. As far as the capture shows, {rate.concurrent} "
       "calls of the PBX were up when this one began; calls from before the capture "
       "are not counted."),
    /* TRANSLATORS: rules/10-termination.yaml, concurrent-call-limit-exceeded, fix */
    N_("Upgrade the account (a trial account has 4 calls at once) or have its business "
       "profile approved; look for calls that the PBX never ends."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, note */
    N_("{dns.server} answered: {dns.result}"),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, title */
    N_("The host {dns.failed} cannot be resolved"),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, explain */
    N_("{dns.server} was asked for {dns.failed} and gave {dns.result}. No SIP request "
       "to that host follows in the capture: without an address the PBX has nowhere "
       "to send it."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, fix */
    N_("Compare the name with the termination URI that the provider shows for the trunk "
       "(a letter, a missing part such as .pstn). If it is right, let the PBX use a "
       "resolver that resolves public names, or have the local one forward them. Do "
       "not put an address in its place: the provider changes them."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, check */
    N_("Ask a public resolver for the same name and compare."),
    /* TRANSLATORS: rules/10-termination.yaml, term-dns-unresolvable, about */
    N_("Decided by the DNS packets. SRV and NAPTR records need not exist; only when "
       "no address is found either is it a fault."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("sent to {final.src}, which does not take a scheme of this kind"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, title */
    N_("The call was refused: {final.status_line}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, explain */
    N_("The INVITE is for {invite.request_uri}, and {final.src.ip} does not take calls "
       "to addresses of that scheme."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, fix */
    N_("Have the sender call a sip: address with the number as its user. tel: needs "
       "a server that knows where numbers lead, sips: one that has TLS all the way."),
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
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("sent by {final.src}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, explain */
    N_("{final.src.ip} answered the INVITE to {invite.request_uri.user|the called party} "
       "with {final.status_line}. {status_meaning|} {error.meaning|}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, fix */
    N_("The status comes from the element at {final.src.ip} or from behind it; its log "
       "says more. Compare the called number and the caller's with a call that works."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, check */
    N_("Look for this call in the log of {final.src.ip}, or in the provider's call log."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, note */
    N_("sent by {final.src}, after {ringing.status_line}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, title */
    N_("The call failed on its way: {final.status_line}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, explain */
    N_("The call was on its way ({ringing.status_line}), then {final.src.ip} ended the "
       "attempt with {final.status_line}. {status_meaning|}"),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, fix */
    N_("Ask for this call in the log of {final.src.ip}, or in the provider's call log."),
    /* TRANSLATORS: rules/10-termination.yaml, call-rejected, check */
    N_("What does the log of {final.src.ip} say of this call?"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, note */
    N_("the PBX asks the provider for credentials"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, note */
    N_("the provider{provider.region|}, {caller.ip}"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, explain */
    N_("{caller.ip} belongs to {provider.name|the provider}. The PBX answers its INVITE "
       "with 401 and wants credentials, as it does with strangers; a provider has none, "
       "and the call ends there."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-407, note */
    N_("the provider, {caller.ip}"),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-407, explain */
    N_("{caller.ip} belongs to {provider.name|the provider}. The PBX answers its INVITE "
       "with 407 and wants credentials, as it does with strangers; a provider has none, "
       "and the call ends there."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-401, title */
    N_("The PBX wants credentials of an address that has none"),
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
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, note */
    N_("sent to {invite.dst}"),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, title */
    N_("Nothing listens at {invite.dst}"),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, explain */
    N_("{icmp.sip.src} answered the INVITE to {invite.dst} with ICMP port unreachable: "
       "no program has the {invite.transport} port {invite.dst.port} open there."),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, fix */
    N_("Start the SIP service or let it listen on {invite.dst.port} for {invite.transport}; "
       "or correct the port and transport in the URI that the caller uses."),
    /* TRANSLATORS: rules/20-origination.yaml, no-listener, check */
    N_("On that host: ss -lnp | grep {invite.dst.port}"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, note */
    N_("from {invite.src}, refused by {icmp.sip.src}"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, title */
    N_("A firewall refuses the provider's INVITE"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, explain */
    N_("The INVITE from {invite.src} arrived, and {icmp.sip.src} refused it by ICMP "
       "({icmp.sip.kind}). The PBX never saw it."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-firewall-blocks-provider, fix */
    N_("Allow all signalling ranges of the provider, of every region, to reach the PBX "
       "(UDP and TCP 5060, TLS 5061)."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, expected */
    N_("sip:{invite.request_uri.user|NUMBER}@{callee.ip}"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, title */
    N_("The provider calls another address than the PBX's"),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, explain */
    N_("The INVITE was sent to {invite.dst}, but its Request-URI names {invite.request_uri.host}. "
       "The PBX does not answer for an address that is not its own."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-uri-wrong, fix */
    N_("Correct the origination URI of the trunk at the provider: host, port and transport "
       "have to be those of the PBX as seen from the internet."),
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
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-silent, explain */
    N_("{invite.src.ip} belongs to {provider.name|the provider}; its INVITE reached "
       "{invite.dst} {invite.sends}× and the PBX said nothing. A PBX that takes calls "
       "from known peers only passes over all others."),
    /* TRANSLATORS: rules/20-origination.yaml, provider-ip-not-trusted-peer-silent, check */
    N_("Is the INVITE in the log of the PBX? If it is, this is the cause; if not, a "
       "firewall drops it."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, title */
    N_("The INVITE finds no answer here"),
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
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, note */
    N_("the last that was heard of the PBX"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, title */
    N_("The PBX takes the call and says nothing more"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, explain */
    N_("The PBX answered the INVITE with {provisional.status_line} and then neither "
       "rang nor refused it. The caller gave up {cancel.time|} s after it began."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, fix */
    N_("Look in the PBX for what became of the call: a route without destination, a "
       "phone that is not reachable, a lookup that hangs."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-not-responding, check */
    N_("What does the log of the PBX say of this call?"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, note */
    N_("the first response came after {response_delay} s"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, explain */
    N_("The first response to the INVITE came after {response_delay} s. A provider waits "
       "about {provider.failover|4} s and then tries the next address or gives up."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-response-too-slow, fix */
    N_("Find out what delays the PBX: name lookups (reverse DNS, SRV), a full disk or "
       "database, an overloaded host. 100 Trying has to go out within 200 ms."),
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
    /* TRANSLATORS: rules/20-origination.yaml, orig-pbx-blocks-provider, explain */
    N_("{caller.ip} belongs to {provider.name|the provider}; the PBX answers its INVITE "
       "with {final.status_line}. Calls from this address are not allowed there."),
    /* TRANSLATORS: rules/20-origination.yaml, orig-pbx-blocks-provider, fix */
    N_("Allow the provider's signalling ranges of all regions in the PBX's own access "
       "lists, and look whether a ban (fail2ban) caught them."),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, expected */
    N_("{final.min_se|90} or more"),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, title */
    N_("The INVITE asks for a session interval that is too short"),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, explain */
    N_("The INVITE says Session-Expires {invite.session_expires} s, less than the 90 "
       "s that RFC 4028 allows. The PBX answers 422 and wants at least {final.min_se|90} "
       "s, and no INVITE with a longer one follows."),
    /* TRANSLATORS: rules/20-origination.yaml, carrier-session-timer-too-small, fix */
    N_("Ask the provider why its INVITE carries so short an interval; until then let "
       "the PBX accept it or pass over session timers."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, note */
    N_("what the PBX demands"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, note */
    N_("what the INVITE offers"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, title */
    N_("The PBX demands a longer session interval than the INVITE offers"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, explain */
    N_("The INVITE says Session-Expires {invite.session_expires|(none)}; the PBX answers "
       "422 and demands at least {final.min_se|a longer one}. The caller does not try "
       "again with more, and the call is lost."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, fix */
    N_("Lower the PBX's Session-Expires to a usual value (1800 or 3600) and its Min-SE "
       "to 90, or let it pass over session timers of callers that do not support them."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-session-timer-too-large, about */
    N_("422 means that the INVITE's Session-Expires is below the answering side's Min-SE. "
       "A caller that supports timers tries again with the Min-SE of the 422: then it "
       "is no fault at all."),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, expected */
    N_("{final.min_se|a longer one}"),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, title */
    N_("The provider wants a longer session interval"),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, explain */
    N_("The PBX asks for Session-Expires {invite.session_expires|(none)}, the provider "
       "wants at least {final.min_se|more}. The PBX should send the INVITE again with "
       "that value, and did not."),
    /* TRANSLATORS: rules/20-origination.yaml, session-interval-refused, fix */
    N_("Set the PBX's Session-Expires to at least {final.min_se|the Min-SE of the 422} "
       "s (1800 is usual)."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-422-without-timer-support, note */
    N_("timer is not among them"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-422-without-timer-support, title */
    N_("422 was sent to a caller that does not support session timers"),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-422-without-timer-support, explain */
    N_("The INVITE does not list timer in Supported. Such a request may not be refused "
       "with 422; the session timer is to be passed over."),
    /* TRANSLATORS: rules/20-origination.yaml, pbx-422-without-timer-support, fix */
    N_("Let the PBX refuse with 422 only what lists timer in Supported."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, expected */
    N_("PCMU (0) or PCMA (8) among the formats"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, title */
    N_("G.711 is not among the codecs offered"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, explain */
    N_("The INVITE offers {invite.codecs|no codec by name} and neither PCMU nor PCMA; "
       "the other side answers {final.status_line}. G.711 is what every provider takes."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, fix */
    N_("Enable PCMU (G.711 µ-law) or PCMA (A-law) in the codecs of the trunk on {invite.src.ip}."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, note */
    N_("SRTP is offered, nothing else"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, title */
    N_("SRTP is offered, and the other side does not take it"),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, explain */
    N_("The INVITE offers {invite.audio.protocol} only, and {final.src.ip} answers {final.status_line}. "
       "It has common codecs to choose from, so that encryption is what it refuses."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, fix */
    N_("Use the same on both sides: switch secure media on at the provider's trunk, "
       "or off in the PBX."),
    /* TRANSLATORS: rules/20-origination.yaml, rtp-avp-vs-savp, check */
    N_("Is secure trunking (TLS and SRTP) switched on for the trunk?"),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, expected */
    N_("{final.accept|application/sdp}"),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, title */
    N_("The other side does not take the type of the body"),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, explain */
    N_("The INVITE's body is {invite.content_type}; {final.src.ip} answers 415 and accepts "
       "{final.accept|application/sdp}. The codecs are not what it objects to."),
    /* TRANSLATORS: rules/20-origination.yaml, multipart-body-415, fix */
    N_("Send the SDP alone, as application/sdp, on this trunk (no ISUP, no multipart)."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, title */
    N_("The PBX does not take G.711"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, explain */
    N_("The provider offers {invite.codecs|G.711}; the PBX answers {final.status_line}. "
       "It takes {final.codecs|other codecs} only."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, fix */
    N_("Enable PCMU (G.711 µ-law) or PCMA (A-law) in the codecs of the trunk on the "
       "PBX."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, note */
    N_("the PBX takes none of these"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, title */
    N_("The PBX takes none of the codecs offered"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, explain */
    N_("The provider offers {invite.codecs|G.711}; the PBX answers {final.status_line}. "
       "The usual reason is that neither PCMU nor PCMA is enabled for the trunk."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-g711-missing, check */
    N_("Which codecs are allowed for the trunk in the PBX?"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, note */
    N_("what was offered"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, note */
    N_("what the other side takes"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, title */
    N_("The other side takes nothing of what was offered"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, explain */
    N_("The INVITE offers {invite.codecs|media}; {final.src.ip} answers {final.status_line}. "
       "{final.warning|}"),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, fix */
    N_("Enable a codec that both sides have; G.711 (PCMU, PCMA) is the one that all "
       "have."),
    /* TRANSLATORS: rules/20-origination.yaml, codec-mismatch-488, check */
    N_("Which codecs does {final.src.ip} take?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, note */
    N_("the caller's own address"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, note */
    N_("what the 2xx says"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-provider-ip-rewritten, title */
    N_("The ACK carries the caller's own address in place of the provider's"),
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
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, note */
    N_("the ACK's Request-URI is taken from here"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, explain */
    N_("The ACK asks for {ack.request_uri}; the Contact of the 2xx says {ack.expected}. "
       "The other side does not take it for the ACK to its 2xx: it sent the 2xx {ok.sends} "
       "times and gives the call up after 32 s."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, fix */
    N_("Build the Request-URI of the ACK (and of BYE and re-INVITE) from the Contact "
       "of the 2xx, and send the packet to the topmost Record-Route. Look for a setting "
       "that makes the PBX use the proxy's or the INVITE's address instead."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-ruri-not-remote-target, about */
    N_("Proven when the ACK's Request-URI leads elsewhere than the Contact of the 2xx "
       "and the 2xx is repeated all the same. Looks alike: the ACK for 486 or 603, which "
       "does repeat the INVITE's Request-URI; a strict router (Record-Route without "
       "lr)."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, note */
    N_("sent to {ack.dst}, without any Route"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, note */
    N_("has to stand in the Route of the ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, explain */
    N_("The 2xx carries Record-Route {ack.route.expected}; the ACK has no Route header "
       "at all. The other side cannot lead it to where the 2xx came from, and sent the "
       "2xx {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-missing, fix */
    N_("Let the PBX copy the Record-Route of the 2xx, in reverse order, into the Route "
       "of ACK, BYE and re-INVITE, and send them to the first of these."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-order, note */
    N_("has to be the first Route"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-order, title */
    N_("The Route of the ACK is not the Record-Route reversed"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-order, explain */
    N_("The caller has to put the Record-Route of the 2xx in reverse order into the "
       "Route of the ACK. It begins with {ack.route}, where {ack.route.expected} has "
       "to stand; the 2xx was sent {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-route-order, fix */
    N_("Let the PBX take over the Record-Route of the 2xx unchanged and in reverse order."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, note */
    N_("the packet went to {ack.dst}, not to {ack.next_hop}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, note */
    N_("this is where the packet has to go"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, title */
    N_("The ACK was sent to the wrong address"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, explain */
    N_("The ACK reads right, but its packet went to {ack.dst}. It has to go to {ack.next_hop}, "
       "the first of the route set. The other side never saw it and sent its 2xx {ok.sends} "
       "times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-wrong-next-hop, fix */
    N_("Let the PBX send requests within the call to the first Route (loose routing), "
       "not to the address in the Contact."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-cseq-mismatch, expected */
    N_("{invite.cseq} ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-cseq-mismatch, explain */
    N_("The ACK counts {ack.cseq}, the INVITE {invite.cseq}. By that number the other "
       "side finds the INVITE that is acknowledged; it sent its 2xx {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-cseq-mismatch, fix */
    N_("Mend the sender of the ACK, an SBC that numbers requests anew most of all; the "
       "ACK repeats the number of the INVITE."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, expected */
    N_("tag={ok.to.tag}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, title */
    N_("The ACK has a To tag that no 2xx had"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, explain */
    N_("The ACK says tag {ack.to.tag|(none)}, the 2xx {ok.to.tag|(none)}. The other "
       "side knows no such dialog and sent its 2xx {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-totag-mismatch, fix */
    N_("Mend the sender of the ACK (or the SBC between); the To of the ACK is that of "
       "the 2xx."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, note */
    N_("carries no credentials"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, title */
    N_("The ACK lacks the credentials of the INVITE"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, explain */
    N_("The INVITE carried credentials; an ACK for a 2xx has to repeat them, and this "
       "one does not. Few proxies look at it."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, fix */
    N_("Let the PBX repeat the credentials in the ACK."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-no-credentials, check */
    N_("Does the provider challenge the ACK?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, expected */
    N_("the port where the answering side listens ({ok.src.port})"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, title */
    N_("The Contact of the 2xx names a port where nobody listens"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, explain */
    N_("The Contact of the 2xx says {ok.contact}; the ACK went there and was refused "
       "by ICMP port unreachable. The answering side uses port {ok.src.port}."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-wrong-port, fix */
    N_("Let the side that answered put the port into its Contact where it does listen "
       "({ok.src.port}): an external port in its NAT settings is the usual reason."),
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
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-missing-in-2xx, explain */
    N_("A 2xx to an INVITE must say in its Contact where requests of the call go. This "
       "one does not, so that no ACK can be sent; it was repeated {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-missing-in-2xx, fix */
    N_("Let {ok.src.ip} send a Contact in its 2xx; look for header rules of an SBC that "
       "strip it."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, say */
    N_("The capture was made inside the LAN: a router behind it may change the Contact, "
       "and then it is something else that keeps the ACK away."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, note */
    N_("the ACK goes to this address"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, title */
    N_("The 2xx gives a private address as its Contact"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, explain */
    N_("The Contact of the 2xx says {ok.contact}. {caller.ip} sends the ACK there, and "
       "an address such as {ok.contact.host} leads nowhere on the internet. No ACK came "
       "back; the 2xx was sent {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, fix */
    N_("Set the external (public) signalling address in the PBX, so that its Contact "
       "holds an address that the other side can reach; or put an SBC before it that "
       "records its route."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-private-in-200, about */
    N_("A private Contact alone is no fault: with a public Record-Route above it, or "
       "with a router that mends it, the ACK arrives."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, expected */
    N_("a name or address that the other side can reach"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, title */
    N_("The Contact of the 2xx is a name that leads nowhere"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, explain */
    N_("The Contact of the 2xx says {ok.contact}. That name does not resolve, or to "
       "a private address only. No ACK came; the 2xx was sent {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, fix */
    N_("Let the PBX put its public address, or a name that resolves to it everywhere, "
       "into its Contact."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, contact-fqdn-private-dns, check */
    N_("Resolve {ok.contact.host} with a public resolver."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, note */
    N_("the INVITE has it so"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, title */
    N_("The answering side changed a Via of the caller's"),
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
    N_("The INVITE has the Via {reply.via.original}; the response has {reply.via.changed} "
       "in its place, and does not find its way back: requests or responses are repeated."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, via-rewritten-in-200, fix */
    N_("Let the PBX, SBC or router return all Vias exactly as they came, and switch "
       "SIP ALG off."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, record-route-altered-in-200, title */
    N_("The answering side changed the Record-Route"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, record-route-altered-in-200, explain */
    N_("The INVITE came with Record-Route {reply.record_route.original}; the 2xx has "
       "{reply.record_route.changed|nothing} there. The route of all requests within "
       "the call is built from it, so that the ACK does not find its way; the 2xx was "
       "sent {ok.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, record-route-altered-in-200, fix */
    N_("Let the PBX, SBC or router copy the Record-Route of the INVITE unchanged into "
       "its 2xx; switch SIP ALG off."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, expected */
    N_("sent to {reply.expected_dst}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, note */
    N_("by this, responses go to {reply.expected_dst}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, title */
    N_("The response was sent to the wrong address"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, explain */
    N_("The response went to {reply.dst}; by the topmost Via of the INVITE and the address "
       "it came from it has to go to {reply.expected_dst}. The caller did not get it: "
       "the INVITE was sent {invite.sends} times."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, response-to-wrong-address, fix */
    N_("Let the answering side send responses to where the request came from: to the "
       "source address, and with rport in the Via to the source port (nat=force_rport, "
       "rport support)."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, expected */
    N_(";rport"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, note */
    N_("sent from port {invite.src.port}"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, title */
    N_("The caller does not ask for responses to its source port"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, explain */
    N_("The INVITE came from port {invite.src.port}, its Via says port {invite.via.port} "
       "and has no rport. Responses therefore go to port {invite.via.port}, which no "
       "NAT has opened: the INVITE was sent {invite.sends} times although it was answered."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, rport-missing-nat, fix */
    N_("Switch on rport (RFC 3581) in the caller, or let both sides use port {invite.src.port}."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, say */
    N_("An ICMP error says that something refused a packet of this call."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, note */
    N_("sent to {ack.dst}; the 2xx came {ok.repeats_after_ack} more times after it"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, note */
    N_("sent {ok.sends} times"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, title */
    N_("The ACK is right, but does not arrive"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, explain */
    N_("The ACK to {ack.dst} has the right Request-URI, Route, CSeq and tags, and still "
       "the 2xx was repeated {ok.repeats_after_ack} times after it. It is lost between "
       "here and the side that answered."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, fix */
    N_("Look for what drops it: a firewall or NAT that lets the INVITE through and not "
       "the ACK (another port, another transport), a SIP ALG, or packet loss. Compare "
       "the transport of INVITE and ACK."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-lost, check */
    N_("Capture at the other end as well, or ask the provider whether the ACK arrived."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, note */
    N_("sent {ok.sends} times to {ok.dst}, no ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, note */
    N_("the ACK would go here"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, title */
    N_("There is no ACK to the 2xx"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, explain */
    N_("{ok.src.ip} sent its {ok.status_line} {ok.sends} times, and the capture holds "
       "no ACK. The side that answered takes the call down after 32 s."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, fix */
    N_("If this was captured beside the caller, the caller's PBX does not take the 2xx: "
       "look in its log for why (the 2xx dropped by its firewall, an unknown dialog, "
       "a Via that it does not know as its own). If beside the callee, the 2xx or the "
       "ACK is lost on the way: look at the Contact and the Vias of the 2xx."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, ack-missing, check */
    N_("Does the log of {ok.dst.ip} show the 2xx?"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, note */
    N_("{bye.after_ok} s after the first 2xx"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, title */
    N_("The call is taken down for want of an ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, explain */
    N_("{bye.src.ip} hung up {bye.after_ok} s after its first 2xx: so long a side that "
       "answered waits for the ACK."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, dropped-after-ack-timeout, fix */
    N_("Mend what keeps the ACK away."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, note */
    N_("sent {final.sends} times"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, title */
    N_("The final response finds no ACK"),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, explain */
    N_("{final.status_line} was sent {final.sends} times because no ACK came back. Either "
       "the response is lost on the way or the caller does not take it."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, fix */
    N_("Look whether the response goes where the INVITE came from, and whether a firewall "
       "drops it."),
    /* TRANSLATORS: rules/30-acknowledgement.yaml, final-not-acknowledged, check */
    N_("Does the caller's log show the response?"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, say */
    N_("The capture was made inside the LAN: a router behind it may change the address "
       "in the SDP."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, say */
    N_("The capture began within the call."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, note */
    N_("the other side sends its voice to this address"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, title */
    N_("The SDP gives a private address for the voice"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, explain */
    N_("The PBX asks for the voice at {own.connection}, an address that nothing on the "
       "internet leads to. It sent {media.to_far.packets} RTP packets itself and got "
       "none."),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, fix */
    N_("Set the external (public) media address in the PBX, so that the c= line holds "
       "an address that the other side can reach. (Some providers can send back to where "
       "the voice comes from, as symmetric RTP; it is off by default with most.)"),
    /* TRANSLATORS: rules/40-media.yaml, sdp-private-address, about */
    N_("The c= line of the stream counts, or that of the session if the stream has none; "
       "o= does not matter. A private c= does no harm if the other side answers to where "
       "the voice comes from: then voice arrives."),
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
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, explain */
    N_("RTP for the PBX reached it, and it answered with ICMP port unreachable ({icmp.media.dst}): "
       "no program listens on that port although the SDP gave it."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-arrives-not-played, fix */
    N_("Look whether the PBX opened the port of its SDP (a media process that died, "
       "another RTP range than the one in the SDP, two interfaces)."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, note */
    N_("where the voice is to arrive"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, title */
    N_("A firewall refuses the provider's voice"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, explain */
    N_("RTP to {icmp.media.dst} was refused by {icmp.media.src} with an ICMP error (administratively "
       "prohibited)."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, fix */
    N_("Allow UDP from the provider's media networks to the RTP ports of the PBX ({own.audio.port|} "
       "among them)."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, say */
    N_("The call was never acknowledged either; that may be why the other side sends "
       "nothing."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, note */
    N_("here the PBX waits, and nothing comes"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, note */
    N_("from here it would come"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-inbound-rtp, title */
    N_("No voice arrives from the other side"),
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
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, explain */
    N_("{provider.name} sends its voice from {far.connection}, port {far.audio.port}. "
       "Its media networks and ports have changed; old recipes for firewalls name others, "
       "with ports up to 20000."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, fix */
    N_("Replace the old networks in the firewall by those that the provider names today, "
       "with all their ports."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-has-old-media-range, check */
    N_("Which networks and ports does the firewall let in?"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, note */
    N_("the TTL it was sent with"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, title */
    N_("The voice dies on the way, its TTL used up"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, explain */
    N_("{icmp.media.src} dropped RTP to {icmp.media.dst} because its TTL (time to live) "
       "had run out (ICMP time exceeded)."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, fix */
    N_("Let the PBX send RTP with a TTL of 64 or more, and look for a VPN or router "
       "that lowers it or a loop on the way."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, say */
    N_("It may reach a provider that is close by."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, expected */
    N_("TTL 64"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, title */
    N_("The voice leaves with too low a TTL"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, explain */
    N_("RTP from {media.to_far.src} has a TTL (time to live) of {media.to_far.ttl}. "
       "Every router on the way takes one off, and providers drop what arrives with "
       "10 or less: the other side does not hear the PBX."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, fix */
    N_("Let the PBX send RTP with a TTL of 64 or more; look for a router or VPN before "
       "it that lowers the TTL."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-ttl-too-low, check */
    N_("How many hops is it to {media.to_far.dst.ip} (traceroute)?"),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, note */
    N_("a router on the way refuses the voice"),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, title */
    N_("A router on the way refuses the PBX's voice"),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, explain */
    N_("{icmp.media.src}, neither ours nor the other side's, refused RTP to {icmp.media.dst} "
       "({icmp.media.kind}). It stands at the internet provider or beyond."),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, fix */
    N_("Ask the internet provider to let UDP from the PBX to the media networks and "
       "ports of the provider pass."),
    /* TRANSLATORS: rules/40-media.yaml, isp-blocks-rtp, check */
    N_("A traceroute by UDP to {icmp.media.dst} shows whose router {icmp.media.src} "
       "is."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, note */
    N_("refuses the voice of the PBX"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, title */
    N_("A firewall refuses the PBX's voice"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, explain */
    N_("{icmp.media.src} refused RTP to {icmp.media.dst} ({icmp.media.kind}): a router "
       "or firewall on the PBX's side does not let it out."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, fix */
    N_("Allow UDP from the PBX to the media networks and ports of the provider on {icmp.media.src}."),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, note */
    N_("here the other side waits, and nothing leaves"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, title */
    N_("No voice leaves for the other side"),
    /* TRANSLATORS: rules/40-media.yaml, firewall-blocks-outbound-rtp, explain */
    N_("{media.to_own.packets} RTP packets came in and not one left for {far.connection}, "
       "port {far.audio.port}. Either a firewall of the host drops them before the point "
       "of this capture, or the PBX does not send (muted, on hold, no codec in common, "
       "another interface)."),
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
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, explain */
    N_("The other side wants its voice at {far.connection}, port {far.audio.port}; the "
       "PBX sent {media.to_far.packets} packets to {media.to_far.dst}, and nothing ever "
       "came from there."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-to-wrong-address, fix */
    N_("Let the PBX send RTP to the address and port in the other side's SDP (the c= "
       "of the stream goes before that of the session); look for a NAT or media setting "
       "that replaces them."),
    /* TRANSLATORS: rules/40-media.yaml, one-way-audio, explain */
    N_("{media.to_callee.packets} RTP packets went to the callee and {media.to_caller.packets} "
       "to the caller, though both sides agreed on both ways."),
    /* TRANSLATORS: rules/40-media.yaml, one-way-audio, fix */
    N_("Look at the firewall and the media address of the side that hears nothing, and "
       "whether the other side sends at all."),
    /* TRANSLATORS: rules/40-media.yaml, one-way-audio, check */
    N_("Does the side that is silent send RTP? A capture beside it tells."),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, title */
    N_("The other side refuses RTP by ICMP"),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, explain */
    N_("{icmp.media.src} answered RTP to {icmp.media.dst} with ICMP port unreachable "
       "during the call: nothing listens there."),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, fix */
    N_("Compare that port with the m= line of the other side; RTCP to a port that is "
       "not used does no harm."),
    /* TRANSLATORS: rules/40-media.yaml, icmp-rtp-port-unreachable, check */
    N_("Is {icmp.media.dst} the port of the m= line (RTP) or the next one (RTCP)?"),
    /* TRANSLATORS: rules/40-media.yaml, answer-codec-not-offered, expected */
    N_("one of {offer.codecs}"),
    /* TRANSLATORS: rules/40-media.yaml, answer-codec-not-offered, explain */
    N_("The offer lists {offer.codecs}, the answer {answer.codecs}: they have no codec "
       "in common, and an answer may hold nothing but what was offered."),
    /* TRANSLATORS: rules/40-media.yaml, answer-codec-not-offered, fix */
    N_("Mend the codec settings of the side that answered; it may only choose from the "
       "offer."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, note */
    N_("payload type {media.to_caller.unknown_payload}"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, note */
    N_("payload type {media.to_callee.unknown_payload}"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, title */
    N_("RTP with a payload type that the SDP does not list"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, explain */
    N_("RTP carries payload type {media.to_caller.unknown_payload|}{media.to_callee.unknown_payload|}, "
       "which the SDP of the side that hears it does not list. It may not be able to "
       "play it."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-pt-not-negotiated, fix */
    N_("Let the sender use the payload types of the receiver's SDP."),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, expected */
    N_("an SDP answer in the ACK"),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, note */
    N_("the offer"),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, title */
    N_("The ACK brings no answer to the offer"),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, explain */
    N_("The INVITE had no SDP, so that the 2xx made the offer; its answer has to be "
       "in the ACK, and the ACK has no body. Neither side knows where to send its voice."),
    /* TRANSLATORS: rules/40-media.yaml, late-offer-no-answer, fix */
    N_("Let the caller put its SDP into the ACK, or into the INVITE in the first place "
       "(no late offer)."),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, expected */
    N_("an SDP answer"),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, title */
    N_("The 2xx brings no answer to the offer"),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, explain */
    N_("The INVITE carries an offer; the 2xx has no SDP, and no response before it had "
       "any. The caller does not know where to send its voice."),
    /* TRANSLATORS: rules/40-media.yaml, no-sdp-in-2xx, fix */
    N_("Let {ok.src.ip} put its SDP into the 2xx."),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, expected */
    N_("{offer.media_lines} m= lines"),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, title */
    N_("Offer and answer have different numbers of m= lines"),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, explain */
    N_("The offer has {offer.media_lines} m= lines, the answer {answer.media_lines}. "
       "An answer has one for each, with port 0 where it refuses."),
    /* TRANSLATORS: rules/40-media.yaml, m-line-count-mismatch, fix */
    N_("Mend the side that answered."),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, note */
    N_("no telephone-event"),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, title */
    N_("Key presses cannot be sent as events"),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, explain */
    N_("The offer lists telephone-event, the answer does not: key presses travel within "
       "the voice, or by SIP INFO, if at all."),
    /* TRANSLATORS: rules/40-media.yaml, dtmf-no-telephone-event, fix */
    N_("Enable RFC 4733 (RFC 2833) on the side that answered if key presses do not arrive."),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, note */
    /* xgettext:no-c-format */
    N_("{media.to_caller.loss} % missing"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, note */
    /* xgettext:no-c-format */
    N_("{media.to_callee.loss} % missing"),
    /* TRANSLATORS: rules/40-media.yaml, rtp-loss, title */
    N_("Voice packets are missing"),
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
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, note */
    N_("user name {auth.username}, realm {auth.realm}"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, title */
    N_("The provider does not take the user name or password"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, explain */
    N_("The request carried credentials of {auth.username} for the realm {auth.realm}, "
       "and the provider refused them: {error.text}."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, fix */
    N_("Put the user name and password of the credential list that belongs to this trunk "
       "into the PBX; mind capital letters and blanks that were copied along."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, title */
    N_("The registration is refused in spite of credentials"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, explain */
    N_("The REGISTER carried credentials of {auth.username} for the realm {auth.realm} "
       "and was answered {final.status_line}."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, fix */
    N_("Compare user name, password and realm with those of the account; some servers "
       "also refuse a user that may not register from there."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, check */
    N_("Does another client register with the same credentials?"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, title */
    N_("The call is refused in spite of credentials"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, explain */
    N_("The INVITE with credentials of {auth.username} for the realm {auth.realm} was "
       "answered {final.status_line}. The address was let in (it was asked for credentials), "
       "so that user name or password are wrong, most likely."),
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
       "and was challenged once more without stale=true. So a server says that user "
       "name or password are wrong."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, fix */
    N_("Put the user name and password of this trunk into the PBX; mind capital letters "
       "and copied blanks."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-credentials-wrong, check */
    N_("Do user name, realm and password fit those of the account?"),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-wrong-header, expected */
    N_("Proxy-Authorization for a 407, Authorization for a 401"),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-wrong-header, explain */
    N_("The challenge was {challenge.status_line}; the credentials came in {auth.wrong_header}, "
       "where the other side does not look for them."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-wrong-header, fix */
    N_("Answer 407 with Proxy-Authorization and 401 with Authorization."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-realm-mismatch, explain */
    N_("The challenge asks for the realm {challenge.realm}, the credentials are for "
       "{auth.realm}."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-realm-mismatch, fix */
    N_("Let the PBX take the realm from the challenge."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, title */
    N_("Every nonce is called stale"),
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
    N_("The nonce is too old when the credentials arrive"),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, explain */
    N_("The server answered the credentials with {final.status_line}. The nonce in them "
       "is no longer one of its own: too much time passed since the challenge, or another "
       "server had given it out."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, fix */
    N_("Let the client answer the challenge at once, with the nonce of that challenge; "
       "look at the nonce lifetime of the server."),
    /* TRANSLATORS: rules/50-authentication.yaml, nonce-stale-loop, check */
    N_("How long is it from the challenge to the request with credentials?"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, note */
    N_("the client may know MD5 only"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, title */
    N_("The challenge uses an algorithm that the client may not know"),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, explain */
    N_("The challenge asks for {challenge.algorithm}, and no credentials follow."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, fix */
    N_("Let the server offer MD5 as well, or update the client."),
    /* TRANSLATORS: rules/50-authentication.yaml, digest-algorithm-unsupported, check */
    N_("Which digest algorithms does the client know?"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, note */
    N_("asks for credentials"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, note */
    N_("carried none, and none that does follows"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, title */
    N_("The challenge is not answered"),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, explain */
    N_("{final.src.ip} asks for credentials with {final.status_line}, and {request.src.ip} "
       "does not send the {method} again with them."),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, fix */
    N_("Put the user name and password for {challenge.realm|this server} into {request.src.ip}."),
    /* TRANSLATORS: rules/50-authentication.yaml, credentials-missing, check */
    N_("Does the log of {request.src.ip} say why it gives up?"),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-same-cseq, title */
    N_("The request with credentials has the CSeq of the one before"),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-same-cseq, explain */
    N_("A request that is sent again with credentials is a new one, and its CSeq number "
       "is one higher. This one has the same, and a server may take it for a retransmission."),
    /* TRANSLATORS: rules/50-authentication.yaml, auth-same-cseq, fix */
    N_("Let the client count the CSeq on when it adds credentials."),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, title */
    N_("The registration is refused: {final.status_line}"),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, explain */
    N_("{final.src.ip} answered the REGISTER for {request.to} with {final.status_line}. "
       "{status_meaning|}"),
    /* TRANSLATORS: rules/50-authentication.yaml, registration-refused, fix */
    N_("Compare the user, the domain and the expiry time with the account; a trunk that "
       "knows its customer by address takes no REGISTER at all."),
    /* TRANSLATORS: rules/50-authentication.yaml, scanner-probe, title */
    N_("A scanner looks for a way in"),
    /* TRANSLATORS: rules/50-authentication.yaml, scanner-probe, explain */
    N_("This comes from {request.src.ip}, from a program that looks for open PBXs ({request.user_agent|by "
       "its From}). It is no call of yours, and that it fails is as it should be."),
    /* TRANSLATORS: rules/50-authentication.yaml, scanner-probe, fix */
    N_("Let the firewall accept SIP from your provider's addresses only."),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, title */
    N_("Many registrations of one address are refused"),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, explain */
    N_("{register.refused} registrations from {register.refused_to} were refused. If "
       "it is no office of yours with a wrong password, somebody is trying passwords."),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, fix */
    N_("Block {register.refused_to} in the firewall, or mend the password of the devices "
       "there."),
    /* TRANSLATORS: rules/50-authentication.yaml, register-bruteforce, check */
    N_("Is {register.refused_to} known to you?"),
    /* TRANSLATORS: rules/60-dialog.yaml, session-timer-expiry, note */
    N_("no refresh for {session.age} s before the BYE"),
    /* TRANSLATORS: rules/60-dialog.yaml, session-timer-expiry, title */
    N_("The call ends because the session is not refreshed"),
    /* TRANSLATORS: rules/60-dialog.yaml, session-timer-expiry, explain */
    N_("Both sides agreed on a session interval of {ok.session_expires} s. Half way "
       "one of them has to refresh it; that failed or did not happen, and {bye.src.ip} "
       "hung up {session.age} s after the last refresh, as a side does that finds the "
       "session stale."),
    /* TRANSLATORS: rules/60-dialog.yaml, session-timer-expiry, fix */
    N_("Let both sides take a re-INVITE or UPDATE within the call (firewall, ACL and "
       "route for requests within the dialog), or switch session timers off."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, title */
    N_("The call ends because a change within it failed: {reinvite_final.status_line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, explain */
    N_("{reinvite.src.ip} asked for a change of the call ({reinvite.method}); {reinvite_final.src.ip} "
       "answered {reinvite_final.status_line}, which says that it does not know the "
       "call any more. With that the call is over."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed-call-ends, fix */
    N_("Find out why {reinvite_final.src.ip} forgot the call: a restart, a failover "
       "to another machine, a wrong tag or Call-ID, a session timer."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed, title */
    N_("A change within the call was refused: {reinvite_final.status_line}"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed, explain */
    N_("{reinvite.src.ip} asked for a change of the call ({reinvite.method}) and {reinvite_final.src.ip} "
       "refused it. The call goes on as it was."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-failed, fix */
    N_("Look in the log of {reinvite_final.src.ip} for why it refuses; an SBC that lost "
       "the call answers 481."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-unanswered, note */
    N_("sent {reinvite.sends} times to {reinvite.dst}, no response"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-unanswered, title */
    N_("A request within the call finds no answer"),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-unanswered, explain */
    N_("{reinvite.src.ip} sent {reinvite.method} within the call {reinvite.sends} times "
       "to {reinvite.dst}, and nothing came back. A NAT or firewall that has forgotten "
       "the way, or a wrong Contact, are the usual reasons."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-unanswered, fix */
    N_("Let the side behind the NAT send keep-alives (OPTIONS or CRLF) more often than "
       "the NAT forgets (30 s is safe), and look at the Contact that the request goes "
       "to."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, note */
    N_("sent {bye.sends}× to {bye.dst}, no response"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, title */
    N_("The BYE finds no answer"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, explain */
    N_("{bye.src.ip} hung up, and its BYE to {bye.dst} was sent {bye.sends}× without "
       "a response. The other side may not know that the call is over."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-unanswered, fix */
    N_("Look at where the BYE has to go (the Contact of the other side, its Record-Route) "
       "and at the firewall."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-481, title */
    N_("The BYE was for a call that is not there"),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-481, explain */
    N_("The BYE was answered 481: its receiver does not know the call, or has ended "
       "it already."),
    /* TRANSLATORS: rules/60-dialog.yaml, bye-481, fix */
    N_("If both sides had not hung up at the same time, compare the tags and the Call-ID "
       "of the BYE with those of the 2xx."),
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
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-media-refused, explain */
    N_("{reinvite_final.src.ip} refused the new offer with {reinvite_final.status_line}; "
       "the call goes on with the media it had."),
    /* TRANSLATORS: rules/60-dialog.yaml, reinvite-media-refused, fix */
    N_("Compare the codecs of that offer with those of the first one."),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, title */
    N_("The INVITE demands an extension that the other side lacks"),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, explain */
    N_("The INVITE requires {invite.require|an extension}; {final.src.ip} does not support "
       "{final.unsupported|it} and refuses with 420."),
    /* TRANSLATORS: rules/60-dialog.yaml, 100rel-420, fix */
    N_("Put the extension into Supported instead of Require (100rel most of all), or "
       "switch it off for this trunk."),
    /* TRANSLATORS: rules/60-dialog.yaml, extension-required-421, title */
    N_("The other side demands an extension that the INVITE does not list"),
    /* TRANSLATORS: rules/60-dialog.yaml, extension-required-421, explain */
    N_("{final.src.ip} wants {final.require|an extension} in the Supported of the INVITE."),
    /* TRANSLATORS: rules/60-dialog.yaml, extension-required-421, fix */
    N_("Enable it for this trunk, or let the other side do without."),
    /* TRANSLATORS: rules/60-dialog.yaml, prack-missing, note */
    N_("sent {ringing.sends} times, no PRACK"),
    /* TRANSLATORS: rules/60-dialog.yaml, prack-missing, title */
    N_("The reliable response finds no PRACK"),
    /* TRANSLATORS: rules/60-dialog.yaml, prack-missing, explain */
    N_("{ringing.src.ip} sent {ringing.status_line} reliably (RSeq) and repeated it "
       "{ringing.retransmissions} times because no PRACK came; after 32 s it gives the "
       "call up."),
    /* TRANSLATORS: rules/60-dialog.yaml, prack-missing, fix */
    N_("Switch 100rel off on one side, or find out why the PRACK (or the response) does "
       "not arrive."),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, title */
    N_("The call goes in a circle"),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, explain */
    N_("{final.src.ip} saw the same INVITE before and refuses it with 482."),
    /* TRANSLATORS: rules/60-dialog.yaml, loop-482, fix */
    N_("Look at the routes of PBX and trunk; a number that each side sends to the other "
       "goes in a circle."),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, title */
    N_("The request has run out of hops"),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, explain */
    N_("It was sent with Max-Forwards {request.max_forwards|(none)}, and {final.src.ip} "
       "refuses it with 483."),
    /* TRANSLATORS: rules/60-dialog.yaml, too-many-hops-483, fix */
    N_("Send Max-Forwards 70; if it was so, the call goes in a circle."),
    /* TRANSLATORS: rules/60-dialog.yaml, method-not-allowed, title */
    N_("The other side does not take {method}"),
    /* TRANSLATORS: rules/60-dialog.yaml, method-not-allowed, explain */
    N_("{final.src.ip} answered {final.status_line}. It allows {final.allow|(it does "
       "not say what)}."),
    /* TRANSLATORS: rules/60-dialog.yaml, method-not-allowed, fix */
    N_("Send calls to an element that takes them."),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, expected */
    N_(";lr"),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, note */
    N_("has to name the strict router here"),
    /* TRANSLATORS: rules/60-dialog.yaml, record-route-without-lr, title */
    N_("The ACK takes a strict router for a loose one"),
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
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, explain */
    N_("A message says more in Content-Length than it brings ({body.short} bytes). Over "
       "UDP a request of this kind is refused and a response thrown away. A SIP ALG "
       "that changes addresses in the body and forgets the length does this."),
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, fix */
    N_("Switch SIP ALG off in the routers on the way; if there is none, mend the sender."),
    /* TRANSLATORS: rules/60-dialog.yaml, content-length-mismatch, explain */
    N_("A message says more in Content-Length than it brings ({body.short} bytes). Here "
       "it did no harm that shows."),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, title */
    N_("A message breaks the rules of SIP: {syntax.fault}"),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, explain */
    N_("{syntax.sender} sent a message of which {syntax.fault}. Whoever reads it strictly "
       "refuses it or throws it away, and that is what happened here."),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, fix */
    N_("Mend the sender, or whatever changes its messages on the way."),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, explain */
    N_("{syntax.sender} sent a message of which {syntax.fault}. Some receivers refuse "
       "such a message."),
    /* TRANSLATORS: rules/60-dialog.yaml, sip-syntax, check */
    N_("Does the receiver's log complain of this message?"),
    /* TRANSLATORS: rules/60-dialog.yaml, sdp-syntax, title */
    N_("The session description breaks the rules"),
    /* TRANSLATORS: rules/60-dialog.yaml, sdp-syntax, explain */
    N_("The SDP of the INVITE is not as it should be, and {final.src.ip} answered {final.status_line}."),
    /* TRANSLATORS: rules/60-dialog.yaml, sdp-syntax, fix */
    N_("Mend the sender, or whatever changes its SDP on the way."),
    /* TRANSLATORS: rules/60-dialog.yaml, sdp-syntax, check */
    N_("Does {final.src.ip} take an INVITE with a plain SDP?"),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, note */
    N_("{invite.size} bytes by UDP"),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, title */
    N_("The INVITE is too long for one UDP packet"),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, explain */
    N_("It has {invite.size} bytes and travels in IP fragments, which many firewalls "
       "and NATs drop. Requests of more than 1300 bytes belong on TCP."),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, fix */
    N_("Use TCP or TLS for the trunk, or make the INVITE shorter (fewer codecs, compact "
       "headers)."),
    /* TRANSLATORS: rules/60-dialog.yaml, large-udp-request, check */
    N_("Does a short request such as OPTIONS get an answer?"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, title */
    N_("The called party was busy"),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, explain */
    N_("{final.src.ip} answered {final.status_line}. That is an outcome, not a fault."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-busy, fix */
    N_("Nothing has to be mended."),
    /* TRANSLATORS: rules/60-dialog.yaml, outcome-declined, title */
    N_("The called party declined"),
    /* TRANSLATORS: rules/70-elsewhere.yaml, orig-uri-missing-or-bad, title */
    N_("The trunk has no origination URI that leads to the PBX"),
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
    N_("The provider's own alert proves it (Twilio 32010). A capture at the PBX holds "
       "nothing of such a call, and the provider's call log neither. Looks alike: a "
       "call that a firewall before the PBX drops; that one is in the provider's call "
       "log."),
};
