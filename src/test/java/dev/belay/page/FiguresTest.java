package dev.belay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void numbersAreWrittenWithoutALocale() {
        assertEquals("128,800", Figures.whole(128_800));
        assertEquals("950", Figures.brief(950));
        assertEquals("12.5k", Figures.brief(12_500));
        assertEquals("200k", Figures.brief(200_000));
        assertEquals("2.1M", Figures.brief(2_100_000));
        assertEquals("1.9B", Figures.brief(1_890_000_000));
    }

    @Test
    void bytesAreWrittenInPowersOfAThousand() {
        assertEquals("0 kB", Figures.bytes(0));
        assertEquals("812 MB", Figures.bytes(812_400_000));
        assertEquals("1.4 GB", Figures.bytes(1_440_000_000));
    }

    @Test
    void moneyHasCentsAndMoreDecimalsBelowOne() {
        assertEquals("$0.00", Figures.dollars(0));
        assertEquals("$0.0042", Figures.dollars(0.0042));
        assertEquals("$1,024.50", Figures.dollars(1024.5));
    }

    @Test
    void oneIsNotMany() {
        assertEquals("1 fall", Figures.counted(1, "fall", "falls"));
        assertEquals("0 falls", Figures.counted(0, "fall", "falls"));
    }
}
