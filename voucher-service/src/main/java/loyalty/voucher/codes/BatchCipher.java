package loyalty.voucher.codes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.voucher.domain.VoucherCode;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The codes of batches: a code is the number of its batch, its place in it and zeros, encrypted into as many symbols of the
 * alphabet (FF1 of NIST SP 800-38G). So each looks like any other code, none is there twice, none tells another, and
 * nothing is kept of it. The zeros tell one from what somebody made up, and so does the batch that it must name.
 */
@ApplicationScoped
public class BatchCipher {

    /** The greatest number of a batch, and of a place in one. */
    static final int NUMBER_MAX = (1 << 25) - 1;

    private static final int NUMBER_SYMBOLS = 5;
    private static final byte[] NO_TWEAK = {};

    private final Map<String, KeyParameter> keys = new LinkedHashMap<>();
    private final String newest;

    BatchCipher(CodeConfig config) {
        DeploymentKeys told = new DeploymentKeys(config);
        this.newest = told.newest();
        told.ids().forEach(id -> keys.put(id, new KeyParameter(told.derived(id, "voucher-code-batch"))));
    }

    /**
     * Where a code stands, if it is one of a batch.
     *
     * @param keyId the key that it was made with
     * @param batch the number of the batch
     * @param index its place, from 0
     */
    record Place(String keyId, int batch, int index) {}

    /** The id of the key that the codes of new batches are made with. */
    String keyId() {
        return newest;
    }

    /** Makes the codes of a batch, one after the other. For one thread. */
    Maker maker(String keyId, int batch) {
        return new Maker(engine(keyId, true), batch);
    }

    /** Makes codes. */
    static final class Maker {

        private final FPEFF1Engine engine;
        private final byte[] plain = new byte[VoucherCode.SYMBOLS];
        private final byte[] symbols = new byte[VoucherCode.SYMBOLS];

        private Maker(FPEFF1Engine engine, int batch) {
            this.engine = engine;
            put(plain, 0, batch);
        }

        /** The code at a place, from 0. */
        VoucherCode code(int index) {
            put(plain, NUMBER_SYMBOLS, index);
            engine.processBlock(plain, 0, plain.length, symbols, 0);
            return VoucherCode.ofSymbols(symbols);
        }
    }

    /** Where what somebody typed would stand under each key, as far as it can be of a batch at all. */
    List<Place> places(String typed) {
        Optional<byte[]> symbols = VoucherCode.symbols(typed);
        List<Place> places = new ArrayList<>();
        symbols.ifPresent(known -> keys.keySet().forEach(id -> place(id, known).ifPresent(places::add)));
        return places;
    }

    private Optional<Place> place(String keyId, byte[] symbols) {
        byte[] plain = new byte[VoucherCode.SYMBOLS];
        engine(keyId, false).processBlock(symbols, 0, symbols.length, plain, 0);
        for (int i = 2 * NUMBER_SYMBOLS; i < plain.length; i++) {
            if (plain[i] != 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new Place(keyId, number(plain, 0), number(plain, NUMBER_SYMBOLS)));
    }

    private FPEFF1Engine engine(String keyId, boolean encrypts) {
        KeyParameter key = keys.get(keyId);
        if (key == null) {
            throw DeploymentKeys.unknown(keyId);
        }
        FPEFF1Engine engine = new FPEFF1Engine();
        engine.init(encrypts, new FPEParameters(key, VoucherCode.RADIX, NO_TWEAK));
        return engine;
    }

    private static void put(byte[] symbols, int from, int number) {
        if (number < 0 || number > NUMBER_MAX) {
            throw new IllegalArgumentException("a batch and a place in it have numbers up to " + NUMBER_MAX);
        }
        int rest = number;
        for (int i = from + NUMBER_SYMBOLS - 1; i >= from; i--) {
            symbols[i] = (byte) (rest % VoucherCode.RADIX);
            rest /= VoucherCode.RADIX;
        }
    }

    private static int number(byte[] symbols, int from) {
        int number = 0;
        for (int i = from; i < from + NUMBER_SYMBOLS; i++) {
            number = number * VoucherCode.RADIX + symbols[i];
        }
        return number;
    }
}
