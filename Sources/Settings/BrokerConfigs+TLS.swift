/// What TLS and delegation tokens are told.
extension BrokerConfigs {
    static let tlsListeners: [SettingDefinition] = [
        .init(
            "ssl.client.auth", .string, default: .string("none"),
            .oneOf(["required", "requested", "none"]),
            doc: "Whether clients must show a certificate.", update: .perBroker, inert: .tls),
        .init(
            "ssl.protocol", .string, default: .string("TLSv1.3"),
            doc: "Version of TLS to begin with.", update: .perBroker, inert: .tls),
        .init(
            "ssl.provider", .string, default: nil,
            doc: "Java provider of TLS.", update: .perBroker, inert: .tls),
        .init(
            "ssl.enabled.protocols", .list, default: .list(["TLSv1.2", "TLSv1.3"]),
            doc: "Versions of TLS that clients may use.", update: .perBroker, inert: .tls),
        .init(
            "ssl.cipher.suites", .list, default: .list([]),
            doc: "Cipher suites that may be used; empty for the library's choice.",
            update: .perBroker, inert: .tls),
        .init(
            "ssl.endpoint.identification.algorithm", .string, default: .string("https"),
            doc: "How the name in the other side's certificate is checked.",
            update: .perBroker, inert: .tls),
        .init(
            "ssl.secure.random.implementation", .string, default: nil,
            doc: "Java source of random numbers.", update: .perBroker, inert: .tls),
        .init(
            "ssl.engine.factory.class", .class, default: nil,
            doc: "Class that makes TLS engines.", update: .perBroker, inert: .tls),
        .init(
            "ssl.principal.mapping.rules", .string, default: .string("DEFAULT"),
            doc: "Rules that make user names of certificates' subjects.", inert: .tls),
        .init(
            "ssl.allow.dn.changes", .boolean, default: .boolean(false),
            doc: "Whether a new certificate may have another subject.", inert: .tls),
        .init(
            "ssl.allow.san.changes", .boolean, default: .boolean(false),
            doc: "Whether a new certificate may have fewer alternative names.", inert: .tls),
        .init(
            "ssl.keymanager.algorithm", .string, default: .string("SunX509"),
            doc: "Java algorithm for own keys.", update: .perBroker, inert: .tls),
        .init(
            "ssl.trustmanager.algorithm", .string, default: .string("PKIX"),
            doc: "Java algorithm for trust.", update: .perBroker, inert: .tls),
    ]

    static let tlsStores: [SettingDefinition] = [
        .init(
            "ssl.keystore.type", .string, default: .string("JKS"),
            doc: "Format of the keystore.", update: .perBroker, inert: .tls),
        .init(
            "ssl.keystore.location", .string, default: nil,
            doc: "Path of the keystore.", update: .perBroker, inert: .tls),
        .init(
            "ssl.keystore.password", .password, default: nil,
            doc: "Password of the keystore.", update: .perBroker, inert: .tls),
        .init(
            "ssl.keystore.key", .password, default: nil,
            doc: "Own private key, in PEM.", update: .perBroker, inert: .tls),
        .init(
            "ssl.keystore.certificate.chain", .password, default: nil,
            doc: "Own certificates, in PEM.", update: .perBroker, inert: .tls),
        .init(
            "ssl.key.password", .password, default: nil,
            doc: "Password of the private key.", update: .perBroker, inert: .tls),
        .init(
            "ssl.truststore.type", .string, default: .string("JKS"),
            doc: "Format of the truststore.", update: .perBroker, inert: .tls),
        .init(
            "ssl.truststore.location", .string, default: nil,
            doc: "Path of the truststore.", update: .perBroker, inert: .tls),
        .init(
            "ssl.truststore.password", .password, default: nil,
            doc: "Password of the truststore.", update: .perBroker, inert: .tls),
        .init(
            "ssl.truststore.certificates", .password, default: nil,
            doc: "Trusted certificates, in PEM.", update: .perBroker, inert: .tls),
    ]

    static let tokens: [SettingDefinition] = [
        .init(
            "delegation.token.secret.key", .password, default: nil,
            doc: "Secret that signs delegation tokens.", inert: .tokens),
        .init(
            "delegation.token.max.lifetime.ms", .long, default: .integer(604_800_000),
            .atLeast(1),
            doc: "Milliseconds after which a token cannot be renewed.", inert: .tokens),
        .init(
            "delegation.token.expiry.time.ms", .long, default: .integer(86_400_000), .atLeast(1),
            doc: "Milliseconds a token is valid before it must be renewed.", inert: .tokens),
        .init(
            "delegation.token.expiry.check.interval.ms", .long, default: .integer(3_600_000),
            .atLeast(1),
            doc: "Milliseconds between two looks for expired tokens.", inert: .tokens),
    ]
}
