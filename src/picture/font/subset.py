#!/usr/bin/env python3
"""Makes the subset of Noto Sans CJK JP Bold that share pictures are set in.

    pip install fonttools==4.68.0 cffsubr==0.4.0
    python3 subset.py /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc

The font is version 2.004, as the Debian package fonts-noto-cjk 1:20220127 has it. What stays: Latin, kana, the
characters of JIS X 0208 and JIS X 0213, the IBM extensions, and punctuation. Hints and layout tables go, since nothing
reads them.
"""

import sys
from pathlib import Path

import cffsubr
from fontTools import subset

TARGET = Path(__file__).parent / "NotoSansCJKjp-Bold-subset.otf"


def decoded(encoding, sequences):
    characters = set()
    for sequence in sequences:
        try:
            characters |= {ord(character) for character in sequence.decode(encoding)}
        except UnicodeDecodeError:
            pass
    return characters


def wanted():
    cells = [bytes([row | 0x80, cell | 0x80]) for row in range(0x21, 0x7F) for cell in range(0x21, 0x7F)]
    jis = decoded("euc_jis_2004", cells + [b"\x8f" + cell for cell in cells])
    ibm = decoded("cp932", [bytes([first, second]) for first in range(0x81, 0xFD) for second in range(0x40, 0xFD)])
    private = range(0xE000, 0xF900)
    # Characters of family names and places that neither standard has, as far as the font does.
    names = {ord(character) for character in "𠮷𡈽𣘺𨕫𥧄𠀋𠂉𠆢𡌛𡑮𡢽𡶡𢈘𣏐𣏾𣗄𣜜𣝣𣳾𤂖𤎼𥇥𥞩𥶡𦀗𦥑𧄍𧏛𨦈𨫤𨻫𩊠𩷛𪀚𪘂𫝆"}
    latin = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0x20AC]
    return {character for character in jis | ibm if character not in private} | names | set(latin)


def main():
    options = subset.Options()
    options.font_number = 0
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = []
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    options.name_IDs = [0, 1, 2, 5, 13, 14]
    options.name_languages = [0x409]
    font = subset.load_font(sys.argv[1], options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    cffsubr.subroutinize(font)
    font.save(TARGET)


main()
