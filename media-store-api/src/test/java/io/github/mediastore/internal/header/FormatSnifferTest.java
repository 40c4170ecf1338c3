package io.github.mediastore.internal.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.internal.format.FormatSniffer;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class FormatSnifferTest {

  private static final Map<String, ImageFormat> STARTS =
      Map.ofEntries(
          Map.entry("\u00FF\u00D8\u00FF\u00E0", ImageFormat.JPEG),
          Map.entry("\u00FF\u00D8\0\1\2\u00FF\u00E0", ImageFormat.JPEG),
          Map.entry("\u00FF\u00D8\u00FF\u00F7", ImageFormat.JPEG_LS),
          Map.entry("\u0089PNG\r\n\u001A\n", ImageFormat.PNG),
          Map.entry("GIF87a", ImageFormat.GIF),
          Map.entry("GIF89a", ImageFormat.GIF),
          Map.entry("RIFF\0\0\0\0WEBPVP8 ", ImageFormat.WEBP),
          Map.entry("BM\0\0\0\0\0\0\0\0\0\0\0\0(\0\0\0", ImageFormat.BMP),
          Map.entry("II*\0", ImageFormat.TIFF),
          Map.entry("MM\0*", ImageFormat.TIFF),
          Map.entry("II+\0\b\0", ImageFormat.TIFF),
          Map.entry("MM\0+\0\b", ImageFormat.TIFF),
          Map.entry("II*\0\u0010\0\0\0CR\2\0", ImageFormat.CAMERA_RAW),
          Map.entry("IIRO\b\0", ImageFormat.CAMERA_RAW),
          Map.entry("IIU\0", ImageFormat.CAMERA_RAW),
          Map.entry("FUJIFILMCCD-RAW ", ImageFormat.CAMERA_RAW),
          Map.entry("\0\0\0\u0018ftypcrx \0\0\0\1", ImageFormat.CAMERA_RAW),
          Map.entry("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", ImageFormat.HEIC),
          Map.entry("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", ImageFormat.HEIC),
          Map.entry("\0\0\0\u0018ftyphevc\0\0\0\0msf1hevc", ImageFormat.HEIC),
          Map.entry("\0\0\0\u0018ftypmif1\0\0\0\0mif1miaf", ImageFormat.HEIF),
          Map.entry("\0\0\0\u0018ftypmif3\0\0\0\0heicmiaf", ImageFormat.HEIC),
          Map.entry("\0\0\0\u0018ftypavif\0\0\0\0mif1miaf", ImageFormat.AVIF),
          Map.entry("\0\0\0\u001Cftypmif1\0\0\0\0mif1miafavif", ImageFormat.AVIF),
          Map.entry("\0\0\0\u0018ftypisom\0\0\2\0isomavc1", ImageFormat.MP4),
          Map.entry("\0\0\0\u0014ftypqt  \0\0\2\0qt  ", ImageFormat.QUICKTIME),
          Map.entry("\0\0\1\0moov", ImageFormat.QUICKTIME),
          Map.entry("\u00FF\n\u00FA\u001F", ImageFormat.JPEG_XL),
          Map.entry("\0\0\0\fJXL \r\n\u0087\n\0\0\0\u0014ftypjxl ", ImageFormat.JPEG_XL),
          Map.entry("\0\0\0\fjP  \r\n\u0087\n\0\0\0\u0014ftypjp2 ", ImageFormat.JPEG_2000),
          Map.entry("\u00FFO\u00FFQ\0", ImageFormat.JPEG_2000),
          Map.entry("II\u00BC\1", ImageFormat.JPEG_XR),
          Map.entry("\u008AMNG\r\n\u001A\n", ImageFormat.MNG),
          Map.entry("\u008BJNG\r\n\u001A\n", ImageFormat.JNG),
          Map.entry("BPG\u00FB", ImageFormat.BPG),
          Map.entry("FLIF44", ImageFormat.FLIF),
          Map.entry("qoif\0", ImageFormat.QOI),
          Map.entry("\u0097JB2\r\n\u001A\n", ImageFormat.JBIG2),
          Map.entry("AT&TFORM\0", ImageFormat.DJVU),
          Map.entry("\0\0\1\0\1\0\u0010\u0010", ImageFormat.ICO),
          Map.entry("\0\0\2\0\1\0\u0010\u0010", ImageFormat.CUR),
          Map.entry("icns\0\0\1\0", ImageFormat.ICNS),
          Map.entry("BA\0\0\0\0\0\0\0\0\0\0\0\0BM", ImageFormat.OS2_BITMAP_ARRAY),
          Map.entry("8BPS\0\1", ImageFormat.PSD),
          Map.entry("gimp xcf v011", ImageFormat.XCF),
          Map.entry("DDS |\0\0\0", ImageFormat.DDS),
          Map.entry("\u00ABKTX 11\u00BB", ImageFormat.KTX),
          Map.entry("v/1\1\2\0", ImageFormat.OPEN_EXR),
          Map.entry("#?RADIANCE\n", ImageFormat.RADIANCE_HDR),
          Map.entry("P1 2 2 0 1 1 0", ImageFormat.NETPBM),
          Map.entry("P6\n2 2\n255\n\u00FF\0\0", ImageFormat.NETPBM),
          Map.entry("P7\nWIDTH 2\n", ImageFormat.NETPBM),
          Map.entry("\n\5\1\b\0\0", ImageFormat.PCX),
          Map.entry("\1\u00DA\1\1", ImageFormat.SGI),
          Map.entry("Y\u00A6j\u0095\0", ImageFormat.SUN_RASTER),
          Map.entry("/* XPM */ static char", ImageFormat.XPM),
          Map.entry("SIMPLE  =      T", ImageFormat.FITS),
          Map.entry("\0".repeat(128) + "DICM", ImageFormat.DICOM),
          Map.entry("\u00D7\u00CD\u00C6\u009A\0\0", ImageFormat.WMF),
          Map.entry("\1\0\0\0" + "\0".repeat(36) + " EMF", ImageFormat.EMF),
          Map.entry("%PDF-1.7", ImageFormat.PDF),
          Map.entry("%!PS-Adobe-3.0 EPSF-3.0", ImageFormat.POSTSCRIPT),
          Map.entry("\u00C5\u00D0\u00D3\u00C6\0", ImageFormat.POSTSCRIPT),
          Map.entry("\u001AE\u00DF\u00A3\u0093B", ImageFormat.MATROSKA),
          Map.entry("RIFF\0\0\0\0AVI LIST", ImageFormat.AVI),
          Map.entry("RIFF\0\0\0\0WAVEfmt ", ImageFormat.WAVE),
          Map.entry("0&\u00B2u\u008Ef\u00CF\u0011", ImageFormat.WINDOWS_MEDIA),
          Map.entry("FLV\1\5", ImageFormat.FLASH_VIDEO),
          Map.entry("\0\0\1\u00BA!", ImageFormat.MPEG),
          Map.entry("OggS\0\2", ImageFormat.OGG),
          Map.entry("ID3\4\0", ImageFormat.MP3),
          Map.entry("fLaC\0", ImageFormat.FLAC),
          Map.entry("PK\3\4\u0014\0", ImageFormat.ZIP),
          Map.entry("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", ImageFormat.OLE_DOCUMENT),
          Map.entry("\u001F\u008B\b\0\0", ImageFormat.GZIP),
          Map.entry("7z\u00BC\u00AF'\u001C", ImageFormat.SEVEN_ZIP),
          Map.entry("Rar!\u001A\7\1", ImageFormat.RAR),
          Map.entry("{\\rtf1", ImageFormat.RTF),
          Map.entry("\u007FELF\2", ImageFormat.PROGRAM),
          Map.entry("MZ\u0090\0", ImageFormat.PROGRAM),
          Map.entry("<!DOCTYPE html><html>", ImageFormat.HTML),
          Map.entry(" <html lang='en'><body><svg>", ImageFormat.HTML),
          Map.entry("<?xml version='1.0'?><rss>", ImageFormat.XML),
          Map.entry("<svg xmlns='http://www.w3.org/2000/svg'/>", ImageFormat.SVG),
          Map.entry("<?xml version='1.0'?>\n<!-- a > b -->\n<SVG>", ImageFormat.SVG),
          Map.entry(
              "<!DOCTYPE svg PUBLIC '-' 'svg11.dtd' [<!ENTITY a 'b'>]><svg>", ImageFormat.SVG),
          Map.entry(
              "\u00EF\u00BB\u00BF<x:svg xmlns:x='http://www.w3.org/2000/svg'>", ImageFormat.SVG),
          Map.entry("hello, world", ImageFormat.TEXT),
          Map.entry("BMW is a company", ImageFormat.TEXT),
          Map.entry("\0\1\2\3\4\5", ImageFormat.UNKNOWN));

  @Test
  void recognisesEveryFormatByItsFirstBytes() throws IOException {
    Set<ImageFormat> seen = EnumSet.noneOf(ImageFormat.class);
    for (Map.Entry<String, ImageFormat> start : STARTS.entrySet()) {
      assertThat(sniff(start.getKey().getBytes(ISO_8859_1)))
          .as(start.getKey())
          .isEqualTo(start.getValue());
      seen.add(start.getValue());
    }
    // CgBI differs from PNG only in its first chunk; its reader finds out.
    assertThat(EnumSet.complementOf(EnumSet.copyOf(seen))).containsExactly(ImageFormat.CGBI_PNG);
  }

  @Test
  void recognisesTextInOtherEncodings() throws IOException {
    assertThat(sniff("\uFEFF<svg/>".getBytes(UTF_16LE))).isEqualTo(ImageFormat.SVG);
    assertThat(sniff("Grüße, 日本".getBytes(UTF_8))).isEqualTo(ImageFormat.TEXT);
  }

  @Test
  void looksIntoGzipForSvg() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(("<?xml version='1.0'?><svg>" + "<g/>".repeat(100_000)).getBytes(UTF_8));
    }

    assertThat(sniff(out.toByteArray())).isEqualTo(ImageFormat.SVG);
  }

  @Test
  void everyRefusalNamesWhatWasRecognised() {
    STARTS.forEach(
        (start, format) -> {
          if (!format.accepted() && format != ImageFormat.UNKNOWN) {
            assertThatExceptionOfType(HeaderException.class)
                .isThrownBy(() -> SampleFiles.read(start.getBytes(ISO_8859_1)))
                .withMessageContaining(format.displayName())
                .matches(e -> e.kind() == HeaderException.Kind.UNSUPPORTED_FORMAT)
                .matches(e -> e.format().orElseThrow() == format);
          }
        });
  }

  @Test
  void refusesAnEmptyFileAsEmpty() {
    assertThatExceptionOfType(HeaderException.class)
        .isThrownBy(() -> SampleFiles.read(new byte[0]))
        .matches(e -> e.kind() == HeaderException.Kind.EMPTY);
  }

  private static ImageFormat sniff(byte[] bytes) throws IOException {
    return FormatSniffer.sniff(UploadBuffer.of(bytes, 1 << 20));
  }
}
