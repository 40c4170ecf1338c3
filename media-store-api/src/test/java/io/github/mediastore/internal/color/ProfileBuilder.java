package io.github.mediastore.internal.color;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes ICC profiles for tests, tag by tag, valid unless a test breaks them on purpose. */
public final class ProfileBuilder {

  /** CIEXYZ under D50 of red, green and blue. */
  static final double[][] SRGB_PRIMARIES = {
    {0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}
  };

  private final String colorSpace;
  private final String connectionSpace;
  private final Map<String, byte[]> tags = new LinkedHashMap<>();
  private String profileClass = "mntr";

  private ProfileBuilder(String colorSpace, String connectionSpace) {
    this.colorSpace = colorSpace;
    this.connectionSpace = connectionSpace;
  }

  static ProfileBuilder of(String colorSpace, String connectionSpace) {
    return new ProfileBuilder(colorSpace, connectionSpace)
        .tag("desc", description("Test profile"))
        .tag("cprt", text("No copyright"))
        .tag("wtpt", xyz(0.9642, 1, 0.8249));
  }

  /** Primaries under D50, each X, Y and Z; one curve for all channels. */
  static ProfileBuilder rgb(double[][] primaries, byte[] curve) {
    ProfileBuilder builder = of("RGB ", "XYZ ");
    String[] channels = {"r", "g", "b"};
    for (int i = 0; i < 3; i++) {
      builder.tag(channels[i] + "XYZ", xyz(primaries[i]));
      builder.tag(channels[i] + "TRC", curve);
    }
    return builder;
  }

  static ProfileBuilder grey(byte[] curve) {
    return of("GRAY", "XYZ ").tag("kTRC", curve);
  }

  static ProfileBuilder srgb() {
    return rgb(SRGB_PRIMARIES, srgbCurve()).tag("desc", description("sRGB"));
  }

  public static ProfileBuilder displayP3() {
    double[][] primaries = {
      {0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}
    };
    return rgb(primaries, srgbCurve()).tag("desc", multiLocalized("Display P3"));
  }

  static ProfileBuilder adobeRgb() {
    double[][] primaries = {
      {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
    };
    return rgb(primaries, gamma(563 / 256.0)).tag("desc", description("Adobe RGB (1998)"));
  }

  static ProfileBuilder proPhoto() {
    double[][] primaries = {
      {0.79767, 0.28804, 0}, {0.13519, 0.71188, 0}, {0.03134, 0.00009, 0.82491}
    };
    return rgb(primaries, gamma(1.8)).tag("desc", description("ProPhoto RGB"));
  }

  ProfileBuilder tag(String signature, byte[] data) {
    tags.put(signature, data);
    return this;
  }

  ProfileBuilder without(String signature) {
    tags.remove(signature);
    return this;
  }

  ProfileBuilder profileClass(String signature) {
    this.profileClass = signature;
    return this;
  }

  public byte[] build() {
    int offset = 128 + 4 + 12 * tags.size();
    BigEndian table = new BigEndian().u32(tags.size());
    BigEndian data = new BigEndian();
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      byte[] bytes = tag.getValue();
      table.ascii(tag.getKey()).u32(offset + data.size()).u32(bytes.length);
      data.bytes(bytes).pad();
    }
    return new BigEndian()
        .u32(offset + data.size())
        .u32(0)
        .u32(0x02400000)
        .ascii(profileClass)
        .ascii(colorSpace)
        .ascii(connectionSpace)
        .zerosTo(36)
        .ascii("acsp")
        .zerosTo(64)
        .u32(1)
        .s15Fixed16(0.9642, 1, 0.8249)
        .zerosTo(128)
        .bytes(table.toByteArray())
        .bytes(data.toByteArray())
        .toByteArray();
  }

  static byte[] xyz(double... values) {
    return BigEndian.type("XYZ ").s15Fixed16(values).toByteArray();
  }

  static byte[] gamma(double exponent) {
    return curve((int) Math.round(exponent * 256));
  }

  /** None is the identity, one is 256 times a gamma, and from two on they are samples. */
  static byte[] curve(int... samples) {
    return BigEndian.type("curv").u32(samples.length).u16(samples).toByteArray();
  }

  static byte[] parametric(int function, double... parameters) {
    return BigEndian.type("para").u16(function, 0).s15Fixed16(parameters).toByteArray();
  }

  static byte[] srgbCurve() {
    return parametric(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
  }

  static byte[] description(String text) {
    return BigEndian.type("desc")
        .u32(text.length() + 1)
        .ascii(text)
        .zerosTo(12 + text.length() + 1 + 78)
        .toByteArray();
  }

  static byte[] multiLocalized(String text) {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
    return BigEndian.type("mluc")
        .u32(1)
        .u32(12)
        .ascii("enUS")
        .u32(utf16.length)
        .u32(28)
        .bytes(utf16)
        .toByteArray();
  }

  static byte[] text(String text) {
    return BigEndian.type("text").ascii(text).u8(0).toByteArray();
  }
}
