/* texts.c - the texts of the data files, for translators. Written by `make update-texts`; not compiled. */
static const char *const texts[] = {
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
};
