import { describe, expect, it } from 'vitest';
import { textFailure, vectorFailure, type VectorFile } from '../../evaluate/commands/redaction.ts';
import domainVectors from '../../fixtures/redaction/domain-vectors.json' with { type: 'json' };
import blindVectors from '../../fixtures/redaction/blind.json' with { type: 'json' };
import secondBlindVectors from '../../fixtures/redaction/blind-2.json' with { type: 'json' };
import thirdBlindVectors from '../../fixtures/redaction/blind-3.json' with { type: 'json' };
import fourthBlindVectors from '../../fixtures/redaction/blind-4.json' with { type: 'json' };
import fifthBlindVectors from '../../fixtures/redaction/blind-5.json' with { type: 'json' };
import sixthBlindVectors from '../../fixtures/redaction/blind-6.json' with { type: 'json' };
import seventhBlindVectors from '../../fixtures/redaction/blind-7.json' with { type: 'json' };
import ownVectors from '../../fixtures/redaction/vectors.json' with { type: 'json' };

for (const [name, file] of Object.entries({ domainVectors, ownVectors, blindVectors, secondBlindVectors, thirdBlindVectors, fourthBlindVectors, fifthBlindVectors, sixthBlindVectors, seventhBlindVectors })) {
  const data = file as unknown as VectorFile;
  describe(`${name}: every vector and text`, () => {
    it.each(data.vectors.map((vector) => [`${vector.type} ${vector.text ?? vector.value} ${vector.valid ? 'is found' : 'is not flagged'}: ${vector.why}`, vector] as const))('%s', (_, vector) => {
      expect(vectorFailure(vector)).toBeNull();
    });
    it.each(data.texts.map((row) => [row.text, row] as const))('%s', (_, row) => {
      expect(textFailure(row)).toBeNull();
    });
  });
}
