/// What authentication by SASL is told.
extension BrokerConfigs {
    static let saslServer: [SettingDefinition] = [
        .init(
            "sasl.enabled.mechanisms", .list, default: .list(["GSSAPI"]),
            doc: "Mechanisms that clients may use.", update: .perBroker, inert: .sasl),
        .init(
            "sasl.mechanism.inter.broker.protocol", .string, default: .string("GSSAPI"),
            doc: "Mechanism brokers use among themselves.", update: .perBroker, inert: .sasl),
        .init(
            "sasl.mechanism.controller.protocol", .string, default: .string("GSSAPI"),
            doc: "Mechanism brokers use with controllers.", inert: .sasl),
        .init(
            "sasl.jaas.config", .password, default: nil,
            doc: "Login module and its options.", update: .perBroker, inert: .sasl),
        .init(
            "sasl.server.callback.handler.class", .class, default: nil,
            doc: "Class that checks what clients present.", inert: .sasl),
        .init(
            "sasl.client.callback.handler.class", .class, default: nil,
            doc: "Class that answers on the client's side.", inert: .sasl),
        .init(
            "sasl.login.class", .class, default: nil,
            doc: "Class that logs in.", inert: .sasl),
        .init(
            "sasl.login.callback.handler.class", .class, default: nil,
            doc: "Class that provides what a login needs.", inert: .sasl),
        .init(
            "sasl.server.max.receive.size", .int, default: .integer(524_288),
            doc: "Largest token, in bytes, before authentication.", inert: .sasl),
        .init(
            "connections.max.reauth.ms", .long, default: .integer(0),
            doc: "Milliseconds after which a client must authenticate again, 0 for never.",
            inert: .sasl),
        .init(
            "connection.failed.authentication.delay.ms", .int, default: .integer(100),
            .atLeast(0),
            doc: "Milliseconds a connection that failed to authenticate is kept before "
                + "it is closed.",
            inert: .sasl),
    ]

    static let saslKerberos: [SettingDefinition] = [
        .init(
            "sasl.kerberos.service.name", .string, default: nil,
            doc: "Principal name the broker runs as.", update: .perBroker, inert: .sasl),
        .init(
            "sasl.kerberos.kinit.cmd", .string, default: .string("/usr/bin/kinit"),
            doc: "Path of kinit.", update: .perBroker, inert: .sasl),
        .init(
            "sasl.kerberos.ticket.renew.window.factor", .double, default: .double(0.8),
            doc: "Share of a ticket's life after which it is renewed.",
            update: .perBroker, inert: .sasl),
        .init(
            "sasl.kerberos.ticket.renew.jitter", .double, default: .double(0.05),
            doc: "Random share added to that.", update: .perBroker, inert: .sasl),
        .init(
            "sasl.kerberos.min.time.before.relogin", .long, default: .integer(60_000),
            doc: "Milliseconds between two renewals at least.", update: .perBroker, inert: .sasl),
        .init(
            "sasl.kerberos.principal.to.local.rules", .list, default: .list(["DEFAULT"]),
            doc: "Rules that make short names of principals.", update: .perBroker, inert: .sasl),
    ]

    static let saslLogin: [SettingDefinition] = [
        .init(
            "sasl.login.refresh.window.factor", .double, default: .double(0.8),
            .fraction(0.5...1.0),
            doc: "Share of a credential's life after which it is refreshed.",
            update: .perBroker, inert: .sasl),
        .init(
            "sasl.login.refresh.window.jitter", .double, default: .double(0.05),
            .fraction(0.0...0.25),
            doc: "Random share added to that.", update: .perBroker, inert: .sasl),
        .init(
            "sasl.login.refresh.min.period.seconds", .short, default: .integer(60),
            .within(0...900),
            doc: "Seconds between two refreshes at least.", update: .perBroker, inert: .sasl),
        .init(
            "sasl.login.refresh.buffer.seconds", .short, default: .integer(300),
            .within(0...3_600),
            doc: "Seconds before its end by which a credential should be refreshed.",
            update: .perBroker, inert: .sasl),
        .init(
            "sasl.login.connect.timeout.ms", .int, default: nil,
            doc: "Milliseconds to connect to the provider of credentials.", inert: .sasl),
        .init(
            "sasl.login.read.timeout.ms", .int, default: nil,
            doc: "Milliseconds to read from the provider of credentials.", inert: .sasl),
        .init(
            "sasl.login.retry.backoff.ms", .long, default: .integer(100),
            doc: "Milliseconds before the provider is asked again.", inert: .sasl),
        .init(
            "sasl.login.retry.backoff.max.ms", .long, default: .integer(10_000),
            doc: "Most milliseconds before the provider is asked again.", inert: .sasl),
    ]

    static let saslOAuth: [SettingDefinition] = [
        .init(
            "sasl.oauthbearer.scope", .string, default: nil,
            doc: "Scope asked of the token's issuer.", inert: .sasl),
        .init(
            "sasl.oauthbearer.scope.claim.name", .string, default: .string("scope"),
            doc: "Claim that holds the scope.", inert: .sasl),
        .init(
            "sasl.oauthbearer.sub.claim.name", .string, default: .string("sub"),
            doc: "Claim that holds the subject.", inert: .sasl),
        .init(
            "sasl.oauthbearer.token.endpoint.url", .string, default: nil,
            doc: "Where tokens are asked for.", inert: .sasl),
        .init(
            "sasl.oauthbearer.jwks.endpoint.url", .string, default: nil,
            doc: "Where the issuer's keys are fetched.", inert: .sasl),
        .init(
            "sasl.oauthbearer.jwks.endpoint.refresh.ms", .long, default: .integer(3_600_000),
            doc: "Milliseconds between two fetches of the issuer's keys.", inert: .sasl),
        .init(
            "sasl.oauthbearer.jwks.endpoint.retry.backoff.ms", .long, default: .integer(100),
            doc: "Milliseconds before such a fetch is tried again.", inert: .sasl),
        .init(
            "sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms", .long,
            default: .integer(10_000),
            doc: "Most milliseconds before such a fetch is tried again.", inert: .sasl),
        .init(
            "sasl.oauthbearer.clock.skew.seconds", .int, default: .integer(30),
            doc: "Seconds that the issuer's clock may differ.", inert: .sasl),
        .init(
            "sasl.oauthbearer.expected.audience", .list, default: nil,
            doc: "Audiences a token must be for.", inert: .sasl),
        .init(
            "sasl.oauthbearer.expected.issuer", .string, default: nil,
            doc: "Issuer a token must be from.", inert: .sasl),
        .init(
            "sasl.oauthbearer.jwt.retriever.class", .class,
            default: .string("org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever"),
            doc: "Class that fetches tokens.", inert: .sasl),
        .init(
            "sasl.oauthbearer.jwt.validator.class", .class,
            default: .string("org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator"),
            doc: "Class that checks tokens.", inert: .sasl),
        .init(
            "sasl.oauthbearer.client.credentials.client.id", .string, default: nil,
            doc: "Client id shown to the token's issuer.", inert: .sasl),
        .init(
            "sasl.oauthbearer.client.credentials.client.secret", .password, default: nil,
            doc: "Secret shown to the token's issuer.", inert: .sasl),
    ]

    static let saslAssertions: [SettingDefinition] = [
        .init(
            "sasl.oauthbearer.assertion.algorithm", .string, default: .string("RS256"),
            .oneOf(["RS256", "ES256"]),
            doc: "How assertions are signed.", inert: .sasl),
        .init(
            "sasl.oauthbearer.assertion.claim.aud", .string, default: nil,
            doc: "Audience of assertions.", inert: .sasl),
        .init(
            "sasl.oauthbearer.assertion.claim.exp.seconds", .int, default: .integer(300),
            .within(0...86_400),
            doc: "Seconds that an assertion is valid.", inert: .sasl),
        .init(
            "sasl.oauthbearer.assertion.claim.iss", .string, default: nil,
            doc: "Issuer of assertions.", inert: .sasl),
        .init(
            "sasl.oauthbearer.assertion.claim.jti.include", .boolean, default: .boolean(false),
            doc: "Whether assertions have an id of their own.", inert: .sasl),
        .init(
            "sasl.oauthbearer.assertion.claim.nbf.seconds", .int, default: .integer(60),
            .within(0...3_600),
            doc: "Seconds before now from which an assertion is valid.", inert: .sasl),
        .init(
            "sasl.oauthbearer.assertion.claim.sub", .string, default: nil,
            doc: "Subject of assertions.", inert: .sasl),
        .init(
            "sasl.oauthbearer.assertion.file", .string, default: nil,
            doc: "File with a finished assertion.", inert: .sasl),
        .init(
            "sasl.oauthbearer.assertion.private.key.file", .string, default: nil,
            doc: "File with the key that signs assertions.", inert: .sasl),
        .init(
            "sasl.oauthbearer.assertion.private.key.passphrase", .password, default: nil,
            doc: "Passphrase of that key.", inert: .sasl),
        .init(
            "sasl.oauthbearer.assertion.template.file", .string, default: nil,
            doc: "File with claims that every assertion has.", inert: .sasl),
    ]
}
