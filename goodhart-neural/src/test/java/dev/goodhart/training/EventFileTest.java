package dev.goodhart.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EventFileTest {
    /**
     * CRC32C of "123456789" is e3069283 (RFC 3720's check value). Rotated right by 15 bits: e3069283 = 1110 0011 0000 0110 1001 0010 1000
     * 0011; its low 15 bits 001 0010 1000 0011 go first, then the high 17 bits 1 1100 0110 0000 1101: 2507 c60d. Plus a282ead8, modulo 2^32:
     * c78ab0e5.
     */
    @Test
    void theChecksumIsMasked() {
        assertThat(EventFile.maskedCrc("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(0xc78ab0e5);
    }

    /**
     * The event of a scalar, field by field. 09 + wall time 2.0 as a double (0000000000000040); 10 + step 300 as varint: 300 = 2 * 128 + 44,
     * so ac 02; 2a + length of the summary: 0a + length of the value: 0a 01 'a' (61), 15 + 1.5f (0000c03f): 3 + 5 = 8 bytes, so the summary
     * has 10 and the event 9 + 3 + 2 + 10 = 24 = 18 hex.
     */
    @Test
    void aScalarByHand() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EventFile events = EventFile.to(out, InstantSource.fixed(Instant.ofEpochSecond(2)))) {
            events.scalar("a", 300, 1.5);
        }
        byte[] bytes = out.toByteArray();
        // The version: 09 time, 10 00, 1a 0d "brain.Event:2": 9 + 2 + 15 = 26 bytes, and 16 around them.
        int first = 26 + 16;
        assertThat(new String(bytes, 12 + 13, 13, StandardCharsets.US_ASCII)).isEqualTo("brain.Event:2");
        String record = HexFormat.of().formatHex(bytes, first, bytes.length);

        String event = "090000000000000040" + "10ac02" + "2a0a" + "0a08" + "0a0161" + "150000c03f";
        byte[] eventBytes = HexFormat.of().parseHex(event);
        assertThat(eventBytes).hasSize(24);
        assertThat(record).startsWith("1800000000000000");
        assertThat(record.substring(24, 24 + 48)).isEqualTo(event);
        assertThat(record.substring(24 + 48))
                .isEqualTo(HexFormat.of().toHexDigits(Integer.reverseBytes(EventFile.maskedCrc(eventBytes))));
        assertThat(record).hasSize(2 * (8 + 4 + 24 + 4));
    }
}
