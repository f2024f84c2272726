//! Vectors of the server's side, computed with pycognito and checked against amazon-cognito-identity-js.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;

struct Vector {
    pool_name: &'static str,
    username: &'static str,
    password: &'static str,
    salt: &'static str,
    secret_block: &'static str,
    timestamp: &'static str,
    u: &'static str,
    key: &'static str,
    signature: &'static str,
    a: &'static str,
    a_public: &'static str,
    b_public: &'static str,
    v: Option<&'static str>,
    shared: &'static str,
}

const V1: Vector = Vector {
    pool_name: "Ab1Cd2Ef3",
    username: "3f2a7d5e-1111-4222-8333-444455556666",
    password: "Passw0rd!-ü",
    salt: "a1b2c3d4e5f60718293a4b5c6d7e8f",
    secret_block: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    timestamp: "Thu Mar 5 09:08:07 UTC 2026",
    u: "a231b8107050ec849b33fc5f3f161ed056ff83b0c31f3d70da19faf9ff513335",
    key: "c18e53d2cb1a0870ea423cb66b267763",
    signature: "bq3GV1pPxWN6yLgH26D5+TAgpY96ad04pj7pljaN/iI=",
    a: "\
        102030405060708090a0b0c0d0e0f100102030405060708090a0b0c0d0e0f100102030405060708090a0b0c0d0e0f100\
        102030405060708090a0b0c0d0e0f100102030405060708090a0b0c0d0e0f100102030405060708090a0b0c0d0e0f100\
        102030405060708090a0b0c0d0e0f100102030405060708090a0b0c0d0e0f10",
    a_public: "\
        3ec4cbf5c956735bca223b5eb3a0d30d77a65ab08801e15eaaa183358e2e7ad194dfedde0a14d61adeb572b092ab8a4f\
        312fe06b15737d1418cbb3437e43fd997e22af2619c2f898e6a7a73550a19dae2bcfab87314d5f2e8be29dd1394a6893\
        9c2d7d713be9253b21a2d492a13146512761acf71100bbb7969ee379d68285e2920eceaaf72b7c74a65118866a6d1910\
        99c86d1ba53878c4ec43b5d810f2d79dcdce078c29bed573589b9ab8aa6923945b0473f3e67a9dafa887cdb097f675d3\
        69af5738643929adf5d05cafa8d1519f9490d971e768a14acac1b70a9e9f1c66ce078ed9ef0f14ed2831816242632504\
        e60d8651f836a38b2f4f9235f5b5f2f3d202b54105225da84e4dd1ff4602bd03bf63de1332f97a22b0da86332c3666be\
        6ad335070a603bb1db3eaf4c60d386bc199754f24cf654e135be63c95eb9ec4e7d80af5299ee44c0a1b9adf475e5b7b6\
        47914ae6ea8a83158d053430113b62cd2f5761694da90ec1f223fab6a5930d634d52b3f82a7e9521eca19b2dd71796a5",
    b_public: "\
        e50f7a9dc17d755ecc3383815163769ed0d3c0165f218b8807402329df228a1cfcf0b9a7b71d7e9ba63b82ad4a95a97d\
        af5d02ff5d88a82e378153ec8c1cc4751e39280e200b9b8625416388341f7a6755d3c033ab363b3773688c66697d9293\
        d78d0bc75d2600eb685b8dacd3ea9634c65ba97bfa5e259102f44bece04026b0398b41185ed5a416ca72bf617b6003cc\
        fc40eff26b48e3a8e8f3b11d4f8da552efcc61976585cbc6ae92d7030fdc6e992894d64f6e050e1584fcdbdf149f5921\
        8172ab53d540b7c693634537b227a8ba9c3647cc0869eb0f26cd2d4eabb2a22f63d937f6925bfe282016d8199d908238\
        3dc6d0384a8b224ac18fd481173ec08f018c1e13ed4cd53c0e68d1f38e14bfd7b43bb7afdec4f99ddb3652312f145a2b\
        5f3f707d1dee401eef75b2597c9cb190e571150d7f1600f436df622fb18d00953afaf72367a102d7f2828f342966d2d5\
        f8dfa721354cf32b058c5bdb2287591be83aca0dd0d177a51b5cc317ba9bb922a2493d1d38b59e82a623adfebb08169d",
    v: Some(
        "\
        43f7ee869d30d4d3191a2858cc328de940da2a4c00a0b9f0b7c901c76a1967a9bddcf5c9669ba623909097d351577ed3\
        0286f47adb18e362bfd494ced6c339e4d32521df5b64c529a2bacd165528df905717c7ac0e331440441bdce7258aff3f\
        75dc2de2ee0b8c4d5b90bb40bbe5ebe101a71dec5ac0849dc3f094b02de34d1823492dfa8a2eaf67c40013f610c9e5e7\
        28a3fa35ee755c0bf661bd4a8583983caa67e1ddca3beab6c4fb1ad0f21d207ce4f2df9206546035565c689cd460ac1e\
        f4dcc176647748fa904c4e54cc9a46feea5558b9f2d33c6a50ed069a1cbb484a8da24cafe67ba6f35c2e78b15e0d80b0\
        ceb0f7e86e6b8b4ed377bde568aabc62eb4c48334aa38cc0e0f1fc9554edce14ebf98e9cac4a23c7ae9cabb8664505be\
        43dd6fb37bd9ee6bdc0330891561fcbdc8772de114a5c3ebd09100d49aa26307302c71d40ec667190f0d6b27b248754a\
        36b1d528965308a484025f0b3a4a2f9fb4c46bfd9cf36aa6c0b5988bbe2461e0d21d502d7f2e20b8762cbdd9c39e9fb5",
    ),
    shared: "\
        27177c1b459339fe4b54fcdabe367991d74f1ecc2fd2f12b2222fef323db074e01e8a8d3518f5dd91631ffa6983b7dc2\
        08de483b8ef2eb008367d58e75ccad294a02dcd750f92c3e14d90837eeced4ea595cbf746fac3cdc1b329a990fb6a58e\
        1ea83ca7103add6f34faf824049ab394ceb7f996bd991fd2b586bdd00e1ff3f2d9c93933555f203187841d428866e1b5\
        43a660e2bbe2584f8dfa5496b2c194775df2271db92c44e71ce284d08981331ddff1d7d906385002952312f582662585\
        32f3c34b98ebd2a673da7bd23f09228f725e95271f2930990e9f4641107139bccd84386ae1f000f84841dc3259000c86\
        004898073274051077f1dbd0713fccb48aef57e21f81816a2ea02311960468eb093d90a241dc22e756309551356bdbf2\
        6ae56964d3ef02d0020242f66d817de9a734e114fd9492e6068877f763abb857da149be98c1d1e2f59af11ce31cf282c\
        407e5695a3ed653b39bd7bcb4a8495cc6001985b505b3ab79fc13f67991a19bd43b18f284f5fceceed569f106511b3ce",
};

const V2: Vector = Vector {
    pool_name: "ZZ9plural",
    username: "bob",
    password: "correct horse",
    salt: "c0ffee",
    secret_block: "//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=",
    timestamp: "Sat Nov 21 23:00:05 UTC 2026",
    u: "17e208fdb6e9b76cb5cf424c50c2c49abc41379f148166fec8407f1e2903a86c",
    key: "0a1f921e404f90625ed96e4340ce833f",
    signature: "OLQNi9FaQf7G2UF3pQoH8RXktqHaLKc6e4NSoDkyfb0=",
    a: "\
        6118a4e95046ea865223b0140735030eaa94a71f2e20f7ba1259a36acba60b8710097cec4e37a2e25b1fbfcf03405328\
        bf2da923c1f605d3646617cd4f847325b175b4dc915d92fda7bc3159b5775c34e9a2df1932ccb9c9679d8007acd833ee\
        333b9704f2c9df999ec402fc04fb6abc3fb0081d09c3bbd31b5408a47faf0ce4",
    a_public: "\
        9fe5a6871f291f3adb50010c19c4920506ee3a430875b6b40eee3d10ccade71e7f8de640703ee120bdd4ddb6a7c0ebf4\
        4e96926165093d3516d22a87581ead55a1a5f7b03730fce46ff793f92da8f3e39b53dd5ce92ed9846a777808e7eca598\
        f945b0a8cba93618ae22d5d2362acf03bc58a7983d59bedcd2a0ea22c7817a5779270719ad009cbfde5d8eacbdcde0d7\
        17816fa4e21c2188775cf7fa73494567cad38d74fe32bdfd07bde199bf88adc0eb5b1824606a0fb3aa487ec4b3edf81d\
        a438a33c3786784d48c2e126eabfc4e48c317afb6e7e73edd65a3b7d85e0592b29362b99249eeee9799406f74cb55454\
        58f9134caaf6fafd78fc12ecd0d22938793cfd2d0767e58cd1a42eac490fb279c8d398122ce4492c309aeb3a0533d019\
        568f95da77e7f3587b2b033648f9af6bcda3b49b3b99b9000cead772e07e9496a1f1863fdd51dcc58c033ed31aaa8290\
        d1592defcc10444e841f7c3496818d4f5d8373df5ae34046538e5f3c2d24871fc398e1b8340ddeb24643d30db913c0d",
    b_public: "\
        70ff6ba67c98cf3935b7739b9545b80e2fd4aa904e8821ef85fdf11389558711d86521a474f5efc0daed8876a0a10b46\
        c0e218e2ea6eb2a97f83f470364c9fac5015016ed3c56915e7f9ddc1e80f850a38114692e002bd42b9e9ad9d9218828a\
        d5d575b7922ac5c9e121e2c8bdf1193af702a0b9d889aa138df917d40f063b3947eb98eec444fffe555012db54e1febe\
        e769c34c52608877a74383f6079ae51755663207dfe5d6dab72397dc056f8e6f51ff8b6dba05b4aa78d4bcd3729b6c6c\
        1db893a14a337194c95627cce1deaa6d710395aa274c279124007704216844a2dff2c73a8394ba387841ae79453f6e16\
        0255ad48b18408ae3ade69eaa51983bbca2e7a183c915802ba4a1b108a1af5914279cfcad4a91f048f7ea1dda93b43f2\
        d81fa34fb2b6366f8be444353e711efba6c04ca89819fa560d9c533e3c77e657f25770035b08c77e2d2d59745acfc5d8\
        f13f83ff83baa0045224647d56f8bd65d2428286ad6a74e6e3f6194d3373bd7bbdc80706c6db794dccfe39667d1512bf",
    v: None,
    shared: "\
        e28ff89d1b2d9316fddb2ca2bb033757f18f29d2c8842fb8dbf0b79015992057cea6e71a3b24f4ff3d8912f6ddd1bb80\
        31f9ec1fb54f66a926f64aa34ab10ceb164eeb0b28b35fd6e414c5d063587c44bed839e574e281d2101cf806bb1de7a5\
        0ab9eea469c5dd304a0eed4d0c1be8515702895ff1c2006fa031e41cb4991e7cac19581744cade0c5b7087a4a486cc11\
        955a4a996319d62a55612ed80ddc2110bff4ea3e317199a81e7433684f2e7db7fe1288328b994c2c2025bab62ae57598\
        d53af54ea0ef8a418a80b1ad270bc575b701476903c1d5f9c1e2dc5cbbaa912d8011058cb951ecedbbbcbea5321d5822\
        fb8e79901dc5e854a71f8bf7616b751985ef3ec6fa865d40530fe45b2992ee3765044f55e34d1598eb4663d6fea1f953\
        88ddf2b72462c1778251f9722a911c5355274e8c89a43e2dbd3e8bac1e5f30b94d5ce5ae25b7a6113fdc6f1d6e24bf50\
        88a532930b54bd330c571e38016311f5c169f372d1b4e0d361ec4f3a4546cc11e3086d3707e529dac1db06719cbbca60",
};

fn number(hex: &str) -> BigUint {
    BigUint::parse_bytes(hex.as_bytes(), 16).unwrap()
}

impl Vector {
    fn verifier(&self) -> Verifier {
        let salt = number(self.salt).to_bytes_be();
        Verifier::new(self.pool_name, self.username, self.password, &salt)
    }

    fn sign(&self, key: &[u8]) -> [u8; 32] {
        let block = STANDARD.decode(self.secret_block).unwrap();
        hmac_sha256(key, &[&self.message(&block)])
    }

    fn message(&self, secret_block: &[u8]) -> Vec<u8> {
        [
            self.pool_name.as_bytes(),
            self.username.as_bytes(),
            secret_block,
            self.timestamp.as_bytes(),
        ]
        .concat()
    }

    /// What a client of this vector signs with, against any public value of a server.
    fn client_key(&self, b_public: &BigUint) -> [u8; 16] {
        let client = Client(number(self.a));
        let who = format!("{}{}:{}", self.pool_name, self.username, self.password);
        client.key(&who, &number(self.salt), b_public)
    }
}

/// A client's side, by the formula of RFC 5054, for tests of the server as a whole.
pub(in crate::sandbox) struct Client(BigUint);

impl Client {
    pub(in crate::sandbox) fn new(secret: &[u8]) -> Self {
        Self(BigUint::from_bytes_be(secret))
    }

    pub(in crate::sandbox) fn public_hex(&self) -> String {
        GROUP.g.modpow(&self.0, &GROUP.n).to_str_radix(16)
    }

    /// Returns the claim signature for the parameters of a PASSWORD_VERIFIER challenge.
    pub(in crate::sandbox) fn claim(
        &self,
        pool_name: &str,
        password: &str,
        parameters: &serde_json::Value,
        timestamp: &str,
    ) -> String {
        let text = |name: &str| parameters[name].as_str().unwrap();
        let username = text("USER_ID_FOR_SRP");
        let who = format!("{pool_name}{username}:{password}");
        let key = self.key(&who, &number(text("SALT")), &number(text("SRP_B")));
        let block = STANDARD.decode(text("SECRET_BLOCK")).unwrap();
        let message = [
            pool_name.as_bytes(),
            username.as_bytes(),
            &block,
            timestamp.as_bytes(),
        ];
        STANDARD.encode(hmac_sha256(&key, &message))
    }

    /// Returns the bytes of the verifier of a password, who it belongs to before it.
    pub(in crate::sandbox) fn verifier(who: &str, salt: &[u8]) -> Vec<u8> {
        let salt = BigUint::from_bytes_be(salt);
        let x = hash(&[&pad(&salt), &Sha256::digest(who)]);
        pad(&GROUP.g.modpow(&x, &GROUP.n))
    }

    fn key(&self, who: &str, salt: &BigUint, b_public: &BigUint) -> [u8; 16] {
        let Group { n, g, k } = &*GROUP;
        let x = hash(&[&pad(salt), &Sha256::digest(who)]);
        let u = scrambler(&g.modpow(&self.0, n), b_public);
        let base = (b_public + k * (n - g.modpow(&x, n))) % n;
        let exponent = &self.0 + &u * x;
        derive_key(&u, &base.modpow(&exponent, n))
    }
}

#[test]
fn the_multiplier_is_the_published_one() {
    assert_eq!(
        GROUP.k.to_str_radix(16),
        "538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6"
    );
}

#[test]
fn the_verifier_of_a_password_is_that_of_the_vector() {
    let verifier = V1.verifier();
    assert_eq!(Some(verifier.v.to_str_radix(16).as_str()), V1.v);
    assert_eq!(verifier.salt_hex(), V1.salt);
    assert_eq!(V2.v, None);
}

#[test]
fn scrambler_key_and_signature_are_those_of_the_vectors() {
    for vector in [&V1, &V2] {
        let u = scrambler(&number(vector.a_public), &number(vector.b_public));
        assert_eq!(u, number(vector.u));
        let key = derive_key(&u, &number(vector.shared));
        assert_eq!(BigUint::from_bytes_be(&key), number(vector.key));
        assert_eq!(STANDARD.encode(vector.sign(&key)), vector.signature);
    }
}

#[test]
fn the_clients_side_of_these_tests_is_right() {
    for vector in [&V1, &V2] {
        assert_eq!(Client(number(vector.a)).public_hex(), vector.a_public);
        let key = vector.client_key(&number(vector.b_public));
        assert_eq!(BigUint::from_bytes_be(&key), number(vector.key));
    }
}

#[test]
fn both_sides_agree_on_the_key_and_nobody_else_does() {
    for vector in [&V1, &V2] {
        let exchange =
            Exchange::begin(&vector.verifier(), number(vector.a_public), &[0x5a; 32]).unwrap();
        let key = vector.client_key(&number(&exchange.public_hex()));
        let block = STANDARD.decode(vector.secret_block).unwrap();
        let mut signature = vector.sign(&key);
        assert!(exchange.accepts(&vector.message(&block), &signature));
        assert!(!exchange.accepts(&vector.message(b"another block"), &signature));
        assert!(!exchange.accepts(&vector.message(&block), &signature[..31]));
        assert!(!exchange.accepts(&vector.message(&block), &[]));
        signature[31] ^= 1;
        assert!(!exchange.accepts(&vector.message(&block), &signature));
    }
}

#[test]
fn a_wrong_password_is_not_accepted() {
    let salt = number(V2.salt).to_bytes_be();
    let verifier = Verifier::new(V2.pool_name, V2.username, "correct house", &salt);
    let exchange = Exchange::begin(&verifier, number(V2.a_public), &[0x5a; 32]).unwrap();
    let key = V2.client_key(&number(&exchange.public_hex()));
    let block = STANDARD.decode(V2.secret_block).unwrap();
    assert!(!exchange.accepts(&V2.message(&block), &V2.sign(&key)));
}

#[test]
fn multiples_of_the_prime_are_refused_as_public_values() {
    let verifier = V2.verifier();
    for factor in [0_u8, 1, 2] {
        let public = &GROUP.n * factor;
        assert_eq!(
            Exchange::begin(&verifier, public, &[1; 32]).err(),
            Some(UnsafePublicValue)
        );
    }
}

#[test]
fn the_verifier_of_a_device_is_that_of_the_vector_and_proves_its_password() {
    let group_key = "-Ab1Cd2Ef3";
    let key = "eu-central-1_0a1b2c3d-1111-4222-8333-0123456789ab";
    let password = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJw==";
    let salt = number("f1e2d3c4b5a697887766554433221100").to_bytes_be();
    let bytes = Client::verifier(&format!("{group_key}{key}:{password}"), &salt);
    let begin = "00f31cfa0159c3b110007f69e7a0578632d5baeac66960225c95897b4127757b6c";
    assert_eq!(bytes[..33], number_bytes(begin));
    // Sent as the bytes of a positive number, which begin with a zero byte.
    let salt_sent = STANDARD.decode("APHi08S1ppeId2ZVRDMiEQA=").unwrap();
    let registered = Verifier::registered(&salt_sent, &bytes).unwrap();
    let computed = Verifier::new(group_key, key, password, &salt);
    assert_eq!(registered.v, computed.v);
    assert_eq!(registered.salt_hex(), "f1e2d3c4b5a697887766554433221100");
}

#[test]
fn a_verifier_outside_of_the_group_is_not_registered() {
    let n = GROUP.n.to_bytes_be();
    for verifier in [&[][..], &[0], &n, &[1].repeat(385)] {
        assert!(Verifier::registered(&[1], verifier).is_none());
    }
}

#[test]
fn padding_is_that_of_a_positive_big_integer() {
    for (hex, padded) in [
        ("7f", "7f"),
        ("80", "0080"),
        ("c0ffee", "00c0ffee"),
        ("36ef01c", "036ef01c"),
    ] {
        assert_eq!(pad(&number(hex)), number_bytes(padded), "{hex}");
    }
}

fn number_bytes(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}
