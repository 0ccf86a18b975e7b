package dev.goodhart.preference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A hash of everything that decides the rewards of a model. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(RewardModel model) {
        MessageDigest digest = sha256();
        digest.update((model.inputs().toString() + model.settings().aggregation()).getBytes(StandardCharsets.UTF_8));
        doubles(digest, model.scaling().mean());
        doubles(digest, model.scaling().deviation());
        doubles(digest, model.outputScale());
        doubles(digest, model.tieThreshold());
        float[] values = model.net().parameters().values();
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        digest.update(bytes.array());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The fingerprint of models side by side. */
    static String of(List<RewardModel> models) {
        MessageDigest digest = sha256();
        models.forEach(model -> digest.update(of(model).getBytes(StandardCharsets.UTF_8)));
        return models.size() == 1 ? of(models.getFirst()) : HexFormat.of().formatHex(digest.digest());
    }

    private static void doubles(MessageDigest digest, double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        digest.update(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
