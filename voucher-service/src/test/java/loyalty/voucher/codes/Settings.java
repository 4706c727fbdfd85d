package loyalty.voucher.codes;

import java.util.List;
import java.util.Optional;

/** What a deployment says of its keys, for tests. */
record Settings(String key, String keyId, Optional<List<String>> oldKeys) implements CodeConfig {

    static final String FIRST = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    static final String SECOND = "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    static Settings of(String key, String keyId, String... oldKeys) {
        return new Settings(key, keyId, Optional.of(List.of(oldKeys)));
    }

    @Override
    public long guessesPerCaller() {
        return 1;
    }

    @Override
    public long guessesPerMember() {
        return 1;
    }

    @Override
    public long guessesOverall() {
        return 1;
    }
}
