package loyalty.voucher.codes;

/**
 * A code as it is kept.
 *
 * @param hash finds it
 * @param cipher its ciphertext, behind the nonce
 * @param keyId the key of the deployment under which both were made
 */
public record SealedCode(byte[] hash, byte[] cipher, String keyId) {}
