package io.github.mediastore.internal.video;

import static io.github.mediastore.internal.video.Bytes.box;
import static io.github.mediastore.internal.video.Bytes.bytes;
import static io.github.mediastore.internal.video.Bytes.together;
import static io.github.mediastore.internal.video.Movie.FTYP;
import static io.github.mediastore.internal.video.Movie.MDAT;
import static io.github.mediastore.internal.video.Movie.moof;
import static io.github.mediastore.internal.video.Movie.moov;
import static io.github.mediastore.internal.video.Movie.mvex;
import static io.github.mediastore.internal.video.Movie.mvhd;
import static io.github.mediastore.internal.video.Movie.pasp;
import static io.github.mediastore.internal.video.Movie.tfdt;
import static io.github.mediastore.internal.video.Movie.tfhd;
import static io.github.mediastore.internal.video.Movie.tkhd;
import static io.github.mediastore.internal.video.Movie.track;
import static io.github.mediastore.internal.video.Movie.trun;
import static io.github.mediastore.internal.video.Movie.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.internal.video.VideoFacts.Container;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IsoVideoTest {

  private static final VideoFacts USUAL =
      new VideoFacts(new FrameSize(320, 180), Duration.ofMillis(2500), FrameColors.UNSPECIFIED);

  @Test
  void theMovieBoxIsReadWhereverItLies() throws IOException {
    byte[] moov = moov(mvhd(2500), Movie.sound(1), video(2, 320, 180));

    assertThat(read(Movie.usual())).isEqualTo(USUAL);
    assertThat(read(together(FTYP, box("free"), MDAT, moov))).isEqualTo(USUAL);
    assertThat(read(together(moov, MDAT))).isEqualTo(USUAL);
  }

  @Test
  void picturesAndSoundArePassedOver() throws IOException {
    byte[] moov = moov(mvhd(2500), video(1, 320, 180));
    long length = 5_000_000_000L;
    byte[] start = bytes().add(FTYP).u32(1).text("mdat").u64(16 + length).done();
    SparseFile in = new SparseFile(start, length, moov);

    assertThat(VideoFacts.read(in, Container.ISO_MEDIA)).isEqualTo(USUAL);
    assertThat(in.bytesRead()).isLessThan(4096);
  }

  @Test
  void aDurationOf64BitsIsRead() throws IOException {
    byte[] movie = moov(Movie.longMvhd(5_000_000_000L), video(1, 8, 8));

    assertThat(read(movie).duration()).isEqualTo(Duration.ofSeconds(5_000_000));
  }

  @Test
  void whatIsUnknownOrImpossibleIsAbsent() throws IOException {
    assertThat(read(moov(mvhd(0xFFFF_FFFFL), video(1, 8, 8))).duration()).isNull();
    assertThat(read(moov(mvhd(0), video(1, 8, 8))).duration()).isNull();
    assertThat(read(moov(Movie.longMvhd(-1), video(1, 8, 8))).duration()).isNull();
    assertThat(read(moov(Movie.longMvhd(Long.MAX_VALUE), video(1, 8, 8))).duration()).isNull();
    assertThat(read(moov(mvhd(9), video(1, 0, 0))).dimensions()).isNull();
    assertThat(read(moov(mvhd(9), Movie.sound(1))).dimensions()).isNull();
    assertThat(read(together(FTYP, MDAT))).isEqualTo(VideoFacts.NONE);
    assertThat(read(new byte[0])).isEqualTo(VideoFacts.NONE);
  }

  @Test
  void picturesThatAreTurnedAreMeasuredUpright() throws IOException {
    byte[] stsd = Movie.stsd(320, 180);
    byte[] lying = track(tkhd(1, 1, Movie.QUARTER_TURN, 320, 180), "vide", stsd);
    byte[] upsideDown = track(tkhd(1, 1, Movie.HALF_TURN, 320, 180), "vide", stsd);

    assertThat(read(moov(mvhd(9), lying)).dimensions()).isEqualTo(new FrameSize(180, 320));
    assertThat(read(moov(mvhd(9), upsideDown)).dimensions()).isEqualTo(new FrameSize(320, 180));
  }

  @Test
  void aMovieThatIsTurnedTurnsItsTracks() throws IOException {
    byte[] stsd = Movie.stsd(320, 180);
    byte[] lying = track(tkhd(1, 1, Movie.QUARTER_TURN, 0, 0), "vide", stsd);
    byte[] header = mvhd(9, Movie.QUARTER_TURN);

    assertThat(read(moov(header, video(1, 320, 180))).dimensions())
        .isEqualTo(new FrameSize(180, 320));
    assertThat(read(moov(header, lying)).dimensions()).isEqualTo(new FrameSize(320, 180));
  }

  @Test
  void pixelsThatAreNotSquareAreStretched() throws IOException {
    assertThat(read(moov(mvhd(9), video(1, 720, 576, pasp(16, 15)))).dimensions())
        .isEqualTo(new FrameSize(768, 576));
    assertThat(read(moov(mvhd(9), video(1, 320, 180, pasp(3, 4)))).dimensions())
        .isEqualTo(new FrameSize(320, 240));
    assertThat(read(moov(mvhd(9), video(1, 320, 180, pasp(0, 4)))).dimensions())
        .isEqualTo(new FrameSize(320, 180));
    assertThat(read(moov(mvhd(9), video(1, 320, 180, pasp(0xFFFF_FFFFL, 1)))).dimensions())
        .isNull();
  }

  @Test
  void aListMayEndWithFourBytesOfZero() throws IOException {
    byte[] movie = moov(mvhd(9), video(1, 320, 180, pasp(4, 3), new byte[4]));

    assertThat(read(movie).dimensions()).isEqualTo(new FrameSize(427, 180));
  }

  @Test
  void theFirstTrackThatIsShownCounts() throws IOException {
    byte[] off = track(tkhd(1, 0, Movie.UPRIGHT, 64, 64), "vide", Movie.stsd(64, 64));
    byte[] empty = video(2, 0, 0);

    assertThat(read(moov(mvhd(9), off, empty, video(3, 320, 180), video(4, 9, 9))).dimensions())
        .isEqualTo(new FrameSize(320, 180));
  }

  @Test
  void ofTracksThatAreAllOffOneIsMeasured() throws IOException {
    byte[] off = track(tkhd(1, 0, Movie.UPRIGHT, 0, 0), "vide", Movie.stsd(64, 48));

    assertThat(read(moov(mvhd(9), Movie.sound(2), off)).dimensions())
        .isEqualTo(new FrameSize(64, 48));
  }

  @Test
  void theTrackHasTheShapeOfPixelsThatAreNotDescribed() throws IOException {
    byte[] old = tkhd(1, 1, Movie.UPRIGHT, 853, 480);
    byte[] half = tkhd(1, 1, Movie.UPRIGHT, 360, 240);
    byte[] stsd = Movie.stsd(720, 480);

    assertThat(read(moov(mvhd(9), track(old, "vide", stsd))).dimensions())
        .isEqualTo(new FrameSize(853, 480));
    assertThat(read(moov(mvhd(9), track(half, "vide", stsd))).dimensions())
        .isEqualTo(new FrameSize(720, 480));
    assertThat(
            read(moov(mvhd(9), track(old, "vide", Movie.stsd(720, 480, pasp(1, 1))))).dimensions())
        .isEqualTo(new FrameSize(720, 480));
  }

  @Test
  void tracksSayHowLongItPlaysWhereTheMovieDoesNot() throws IOException {
    byte[] tkhd = tkhd(1, 1, Movie.UPRIGHT, 0, 0);
    byte[] stsd = Movie.stsd(320, 180);
    byte[] whole = track(tkhd, "vide", stsd, 180_000, box("edts"));
    byte[] cut = track(tkhd, "vide", stsd, 180_000, Movie.edts(500, 1000));
    byte[] open = track(tkhd, "vide", stsd, 180_000, Movie.edts(500, 0));

    for (long unknown : new long[] {0, 0xFFFF_FFFFL}) {
      assertThat(duration(moov(mvhd(unknown), whole))).isEqualTo("PT2S");
      assertThat(duration(moov(mvhd(unknown), cut))).isEqualTo("PT1.5S");
      assertThat(duration(moov(mvhd(unknown), open))).isEqualTo("PT2S");
    }
    assertThat(duration(moov(mvhd(2500), whole))).isEqualTo("PT2.5S");
    assertThat(duration(moov(whole))).isEqualTo("PT2S");
  }

  @Test
  void editsBeyondNumberAreNotCounted() throws IOException {
    byte[] elst = box("elst", bytes().u32(0).u32(0xFFFF_FFFFL).u32(7).done());
    byte[] track =
        track(tkhd(1, 1, Movie.UPRIGHT, 0, 0), "vide", Movie.stsd(8, 8), 9000, box("edts", elst));

    assertThat(read(moov(mvhd(2500), track, video(2, 320, 180))).duration())
        .isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void colorsAreWhatTheDescriptionSays() throws IOException {
    for (String kind : new String[] {"nclx", "nclc"}) {
      assertThat(read(moov(mvhd(9), video(1, 8, 8, Movie.colr(kind, 9, 18)))).colors())
          .isEqualTo(new FrameColors(9, 18));
    }
    assertThat(read(moov(mvhd(9), video(1, 8, 8, Movie.colr("prof", 9, 18)))).colors())
        .isEqualTo(FrameColors.UNSPECIFIED);
  }

  @Test
  void aDescriptionWithoutASizeLeavesItToTheTrack() throws IOException {
    byte[] track = track(tkhd(1, 1, Movie.QUARTER_TURN, 320, 180), "vide", Movie.stsd(0, 0));

    assertThat(read(moov(mvhd(9), track)).dimensions()).isEqualTo(new FrameSize(180, 320));
  }

  @Test
  void fragmentsAreAddedUp() throws IOException {
    byte[] moov = moov(mvhd(0), video(7, 320, 180), mvex(7, 3000));

    assertThat(duration(moov, moof(tfhd(7), tfdt(0), trun(30)), MDAT)).isEqualTo("PT1S");
    assertThat(duration(moov, moof(tfhd(7), trun(30)), MDAT, moof(tfhd(7), trun(15))))
        .isEqualTo("PT1.5S");
    assertThat(duration(moov, moof(tfhd(7), tfdt(90_000), trun(9000, 9000, 27_000))))
        .isEqualTo("PT1.5S");
    assertThat(duration(moov, moof(tfhd(8), tfdt(0), trun(30)))).isEqualTo("none");
  }

  @Test
  void aTotalInTheMovieBoxSavesTheWalk() throws IOException {
    byte[] mehd = box("mehd", bytes().u32(0).u32(4000).done());
    byte[] moov = moov(mvhd(0), video(7, 320, 180), mvex(7, 3000, mehd));
    SparseFile in = new SparseFile(moov, 1_000_000, moof(tfhd(7), trun(30)));

    assertThat(VideoFacts.read(in, Container.ISO_MEDIA).duration())
        .isEqualTo(Duration.ofSeconds(4));
    assertThat(in.bytesRead()).isLessThan(2048);
  }

  @Test
  void moreFragmentsThanAnybodyWalksLeaveTheDurationUnknown() throws IOException {
    byte[] moov = moov(mvhd(40), video(7, 320, 180), mvex(7, 3000));
    byte[] fragment = together(moof(tfhd(7), trun(30)), box("mdat", new byte[600]));

    assertThat(read(together(moov, repeated(fragment, 2000))).duration())
        .isEqualTo(Duration.ofSeconds(2000));
    assertThat(read(together(moov, repeated(fragment, 200_001))))
        .isEqualTo(new VideoFacts(new FrameSize(320, 180), null, FrameColors.UNSPECIFIED));
  }

  @Test
  void aFileThatIsCutOffBetweenFragmentsPlaysAsFarAsItGoes() throws IOException {
    byte[] moov = moov(mvhd(0), video(7, 320, 180), mvex(7, 3000));
    byte[] file = together(moov, moof(tfhd(7), trun(30)), MDAT, moof(tfhd(7), trun(30)));

    assertThat(read(Arrays.copyOf(file, file.length - 9)).duration())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whereverAFileIsCutOffNothingIsThrown() throws IOException {
    byte[] movie =
        together(FTYP, moov(mvhd(1), video(7, 320, 180), mvex(7, 3000)), moof(tfhd(7), trun(9, 9)));
    for (int length = 0; length < movie.length; length++) {
      VideoFacts facts = read(Arrays.copyOf(movie, length));
      assertThat(facts.dimensions()).isIn(null, new FrameSize(320, 180));
    }
  }

  @Test
  void boxesThatClaimMoreThanTheyCanHaveEndTheSearch() throws IOException {
    byte[] tooLarge = bytes().u32(100).text("trak").done();
    byte[] negative = bytes().u32(1).text("free").u64(-9).done();
    byte[] endless = bytes().u32(1).text("free").u64(Long.MAX_VALUE).done();
    byte[] tooSmall = bytes().u32(7).text("free").done();

    assertThat(read(moov(mvhd(2500), video(1, 320, 180), tooLarge))).isEqualTo(USUAL);
    for (byte[] broken : new byte[][] {negative, endless, tooSmall}) {
      assertThat(read(together(broken, Movie.usual()))).isEqualTo(VideoFacts.NONE);
    }
  }

  @Test
  void millionsOfBoxesAreGivenUp() throws IOException {
    byte[] file = new byte[17 << 20];
    byte[] empty = box("free");
    for (int i = 0; i < file.length; i += empty.length) {
      System.arraycopy(empty, 0, file, i, empty.length);
    }

    assertThat(read(together(file, Movie.usual()))).isEqualTo(VideoFacts.NONE);
  }

  @Test
  void aStreamThatFailsIsNotTakenForOneThatEnds() {
    InputStream failing =
        new FilterInputStream(new ByteArrayInputStream(FTYP)) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("gone");
          }
        };

    assertThatIOException()
        .isThrownBy(() -> VideoFacts.read(failing, Container.ISO_MEDIA))
        .withMessage("gone");
  }

  @Test
  void anUploadedVideoHasTheSizeThatItsFileSays() {
    byte[] file = Movie.usual();
    AtomicInteger open = new AtomicInteger();
    MediaContent video =
        MediaContent.ofVideo(
            file.length,
            () -> {
              open.incrementAndGet();
              return new ByteArrayInputStream(file) {
                @Override
                public void close() {
                  open.decrementAndGet();
                }
              };
            });

    assertThat(video.dimensions()).hasValue(new Dimensions(320, 180));
    assertThat(open).hasValue(0);
  }

  private static VideoFacts read(byte[] file) throws IOException {
    return VideoFacts.read(new ByteArrayInputStream(file), Container.ISO_MEDIA);
  }

  private static byte[] repeated(byte[] bytes, int times) {
    byte[] all = new byte[bytes.length * times];
    for (int i = 0; i < all.length; i += bytes.length) {
      System.arraycopy(bytes, 0, all, i, bytes.length);
    }
    return all;
  }

  private static String duration(byte[]... boxes) throws IOException {
    Duration duration = read(together(boxes)).duration();
    return duration == null ? "none" : duration.toString();
  }
}
