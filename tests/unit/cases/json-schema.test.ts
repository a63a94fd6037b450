import { expect, test } from 'vitest'
import { CASE_FILE_SCHEMAS, caseFileJsonSchemas } from '../../../core/cases/case-files.ts'

test('editors get a JSON Schema for every YAML file of a case, conditions in conditions included', () => {
  const schemas = caseFileJsonSchemas()
  expect(Object.keys(schemas)).toEqual(Object.keys(CASE_FILE_SCHEMAS))
  expect(schemas['case.yaml']).toMatchObject({ type: 'object', properties: { difficulty: { enum: ['core', 'hard'] } } })
  expect(JSON.stringify(schemas['interviewer.yaml'])).toContain('words-used')
})
