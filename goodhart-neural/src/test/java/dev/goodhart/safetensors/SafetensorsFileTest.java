package dev.goodhart.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() {
        Path path = folder.resolve("a.safetensors");
        new SafetensorsWriter()
                .metadata("made by", "a test")
                .put("f", new float[] {1.5f, Float.NaN, -0f, 4, 5, 6}, 2, 3)
                .put("d", new double[] {Math.PI}, 1)
                .put("l", new long[] {Long.MIN_VALUE, 7}, 2)
                .put("scalar", new float[] {9})
                .write(path);

        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            float[] f = new float[6];
            double[] d = new double[1];
            long[] l = new long[2];
            float[] scalar = new float[1];
            file.read("f", f);
            file.read("d", d);
            file.read("l", l);
            file.read("scalar", scalar);
            assertThat(f).containsExactly(1.5f, Float.NaN, -0f, 4, 5, 6);
            assertThat(d).containsExactly(Math.PI);
            assertThat(l).containsExactly(Long.MIN_VALUE, 7);
            assertThat(scalar).containsExactly(9);
            assertThat(file.metadata()).containsEntry("made by", "a test");
            assertThat(file.entries().get("f").shape()).containsExactly(2, 3);
        }
    }

    /** 1.5 is 0x3E00 as a half and 0x3FC0 as a bfloat16; -2 is 0xC000 in both. */
    @ParameterizedTest
    @CsvSource({"F16, 15872", "BF16, 16320"})
    void halvesAreWidened(String type, int onePointFive) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        data.putShort((short) onePointFive).putShort((short) 0xC000);
        Path path = file("{\"x\":{\"dtype\":\"" + type + "\",\"shape\":[2],\"data_offsets\":[0,4]}}", data.array());

        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            float[] x = new float[2];
            file.read("x", x);
            assertThat(x).containsExactly(1.5f, -2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,8]}}       | x.data_offsets must span 4 bytes",
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}       | accounts for 4",
                "{'x':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}      | must begin at 0",
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'y':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | must begin at 4",
                "{'x':{'dtype':'F31','shape':[2],'data_offsets':[0,8]}}       | x.dtype must be one of",
                "{'x':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}      | whole numbers of at least 0",
                "{'x':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}       | begin <= end",
                "{'x':{'dtype':'F32','shape':[2.5],'data_offsets':[0,8]}}     | whole numbers",
                "{'x':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,8]}} | of a size that can be",
                "{'x':{'dtype':'F32','data_offsets':[0,8]}}                   | x.shape must be a list of whole numbers, is missing",
                "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'x':{'dtype':'F32','shape':[0],'data_offsets':[8,8]}} | must be JSON",
                "[1]                                                          | must be a JSON object",
                "{'__metadata__':{'a':1},'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | __metadata__.a must be a text",
            })
    void aHeaderThatLiesIsRefused(String header, String message) throws IOException {
        Path path = file(header.replace('\'', '"'), new byte[8]);

        assertThatThrownBy(() -> SafetensorsFile.open(path).close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining(message);
    }

    @Test
    void aSizeBeyondTheFileIsRefused() throws IOException {
        Path path = folder.resolve("long.safetensors");
        Files.write(
                path,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(-5)
                        .array());
        assertThatThrownBy(() -> SafetensorsFile.open(path).close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("header claims 18446744073709551611");

        Files.write(path, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> SafetensorsFile.open(path).close()).hasMessageContaining("has only 3 bytes");
        assertThatThrownBy(() ->
                        SafetensorsFile.open(folder.resolve("none.safetensors")).close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> SafetensorsFile.open(folder).close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + ": must be a safetensors file, is a folder");
    }

    @Test
    void aTensorOfAnotherSizeOrKindIsRefused() {
        Path path = folder.resolve("a.safetensors");
        new SafetensorsWriter().put("f", new float[] {1, 2}, 2).write(path);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThatThrownBy(() -> file.read("f", new float[3]))
                    .hasMessageContaining("f must have 3 numbers")
                    .hasMessageContaining("F32 of shape [2]");
            assertThatThrownBy(() -> file.read("f", new double[2])).hasMessageContaining("F64");
            assertThatThrownBy(() -> file.read("g", new float[2])).hasMessageContaining("g is missing");
        }
    }

    private Path file(String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(json.length).put(json).put(data);
        return Files.write(folder.resolve("hostile.safetensors"), all.array());
    }
}
